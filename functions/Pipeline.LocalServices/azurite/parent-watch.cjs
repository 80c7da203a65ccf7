// Loaded with `node --require`: Azurite closes its files and ends when the process that started it closes this
// process's standard input, or dies, however it dies. Works alike on Linux, macOS and Windows (which has no SIGINT to send).
'use strict';
let ending = false;
function end() {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), 8000).unref();
  if (!process.emit('SIGINT')) process.exit(0);
}
process.stdin.on('end', end).on('close', end).on('error', end).resume();
