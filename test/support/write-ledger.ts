// A process of its own that writes to a record: node write-ledger.ts FILE TIMES
import { createStore } from '../../src/store/create-store.ts'

const [file = '', times = '0'] = process.argv.slice(2)
const store = await createStore(file)
console.log(0)
for (let n = 0; n < Number(times); n++) {
  console.log(await store.polls.allocateIds('item', 1))
  await store.ledger.append([{ type: 'theirs', body: { n } }], n)
}
await store.close()
