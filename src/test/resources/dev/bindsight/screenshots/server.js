// the shop: pages on every interface, metrics on loopback; clients stay connected
const http = require('node:http');
const answer = (_, response) => response.end('shop\n');
// a client that says nothing would be sent away after a minute
http.createServer({ headersTimeout: 0, requestTimeout: 0 }, answer).listen(3000);
http.createServer(answer).listen(9464, '127.0.0.1');
require('node:child_process').spawn('python3', ['watch_styles.py'], { stdio: 'ignore' });
