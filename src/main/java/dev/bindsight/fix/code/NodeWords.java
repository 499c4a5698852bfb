package dev.bindsight.fix.code;

import dev.bindsight.model.Arg;

import java.util.Locale;
import java.util.Optional;

/** What a program in Node.js begins with, and bytes as it writes them. */
final class NodeWords {
    static final String HEAD =
            """
            const dgram = require('dgram')
            const net = require('net')
            const { once } = require('events')

            async function call(name, make) {
              try {
                const made = await make()
                console.log(name, 'OK')
                return made
              } catch (failed) {
                console.log(name, failed.code ?? failed.message)
              }
            }

            async function listening(options) {
              const server = net.createServer()
              server.waiting = []
              server.on('connection', socket => server.waiting.push(socket.on('error', () => {})))
              server.listen(options)
              await once(server, 'listening')
              return server
            }

            async function accepted(server) {
              while (!server.waiting.length) await once(server, 'connection')
              return server.waiting.shift()
            }

            async function connected(options) {
              const socket = net.connect(options)
              await once(socket, 'connect')
              return socket.on('error', () => {})
            }

            async function begun(socket, event, begin) {
              begin()
              await once(socket, event)
            }

            const sent = (socket, ...what) => new Promise((resolve, reject) => {
              const told = error => error ? reject(error) : resolve()
              socket.send ? socket.send(...what, told) : socket.write(...what, told)
            })

            async function main() {
            """;

    private NodeWords() {}

    static Optional<String> bytes(Arg argument) {
        if (!(argument instanceof Arg.Bytes(byte[] bytes, int length)) || bytes.length != length) {
            return Optional.empty();
        }
        var hex = new StringBuilder();
        boolean zeros = true;
        for (byte each : bytes) {
            hex.append(String.format(Locale.ROOT, "\\x%02x", each & 0xff));
            zeros &= each == 0;
        }
        return Optional.of(
                zeros ? "Buffer.alloc(" + length + ")" : "Buffer.from('" + hex + "', 'latin1')");
    }
}
