// a development server on IPv6 loopback
require('node:http').createServer((_, response) => response.end()).listen(5173, '::1');
