// `npm start`: compiles what changed, then starts the worker. One process, not "build && start" in a shell, and not
// "prestart", which npm skips where scripts are ignored (.npmrc).
import './build.mjs'

// npm runs us through a shell. SIGTERM sent to npm reaches that shell, which dies of it and tells nobody (dash does):
// the worker would go on alone. So whoever loses the parent it was started by stops as if it had been told to.
const parent = process.ppid
const watch = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(watch)
  process.kill(process.pid, 'SIGTERM')
}, 250)
watch.unref()

process.argv.splice(2, 0, 'start')
import('./onrecord.mjs')
