// `npm start`: compiles what changed, then starts the worker. One process, not "build && start" in a shell, which would
// keep the signals npm passes on to itself; and not "prestart", which npm skips where scripts are ignored (.npmrc).
import './build.mjs'

process.argv.splice(2, 0, 'start')
import('./onrecord.mjs')
