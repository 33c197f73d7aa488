import { beforeAll, expect, test } from 'vitest'
import { classNames } from '../../../src/cli/build/class-names.mjs'
import { runBundled } from '../../support/run-bundled.ts'

const PROGRAM = `
import { RequestError } from '@given/errors'
class SourceError extends Error { static made = () => new SourceError('x') }
const Local = class extends SourceError {}
function Old() { this.x = 1 }
function readAll(times) {
  const addOne = (number) => number + times
  function addTwo(number) { return number + 2 * times }
  return [addOne, addTwo].map((add) => [add(1), Object.hasOwn(add, 'name') && add.name.length > 2])
}
const names = [SourceError.made(), new Local(), new Old(), new RequestError()].map((one) => one.constructor.name)
console.log(JSON.stringify({ names, added: readAll(process.argv.length) }))
`
/** Another plugin that loads a module: what it gives is named too. */
const missing = {
  name: 'missing',
  setup(builder: import('esbuild').PluginBuild) {
    builder.onResolve({ filter: /^@given\/errors$/ }, () => ({ path: 'missing', namespace: 'given' }))
    builder.onLoad({ filter: /.*/, namespace: 'given' }, () => ({
      contents: 'export class RequestError extends Error {}',
    }))
  },
}

let ran: { said: unknown; bundled: string }
beforeAll(async () => {
  ran = await runBundled('class-names', PROGRAM, { minify: true, plugins: classNames([missing]) })
})

test('classes keep their names where all others are shortened, one that another plugin gives among them', () => {
  expect(ran.said).toMatchObject({ names: ['SourceError', 'Local', 'Old', 'RequestError'] })
})

test('a function made within another is made as it is, without a name given to it', () => {
  expect(ran.said).toMatchObject({
    added: [
      [3, false],
      [5, false],
    ],
  })
  expect(ran.bundled).not.toContain('addTwo')
})
