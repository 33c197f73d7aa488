// Opens a database with this program's code and dies before the statement of the given number. Without a number it
// migrates to the end and prints how many statements that took.
import SqliteDatabase from 'better-sqlite3'

const [file, at] = process.argv.slice(2)
let count = 0
const prepare = SqliteDatabase.prototype.prepare
SqliteDatabase.prototype.prepare = function (sql) {
  count += 1
  if (at !== undefined && count === Number(at)) process.kill(process.pid, 'SIGKILL')
  return prepare.call(this, sql)
}
const { openDatabase } = await import('../../src/store/open-database.ts')
const { db } = await openDatabase(file)
await db.destroy()
process.stdout.write(`${count}\n`)
