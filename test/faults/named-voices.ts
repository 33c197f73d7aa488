import { seededRandom } from '../../src/runtime/random.ts'
import type { Entry } from '../support/bounty-case.ts'

const FIRST = ['Aldo', 'Berta', 'Cyril', 'Dunja', 'Egon', 'Frida', 'Gustav', 'Hilde', 'Ivo', 'Jana', 'Klaus', 'Lotte']

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ke', 'li', 'mo', 'nu', 'pa', 're', 'si', 'to', 'vu']

/** A voice nobody else has: each number is another family, so that each item is one event. */
export function voice(n: number): string {
  const [a, b, c] = [n % 15, Math.floor(n / 15) % 15, Math.floor(n / 225) % 15].map((digit) => SYLLABLES[digit] ?? '')
  return `${FIRST[n % FIRST.length]} ${a?.charAt(0).toUpperCase()}${a?.slice(1)}${b}${c}rson`
}

/** Words of no language, others in every item: items that shared their text would be taken for copies of one. */
function filler(n: number): string {
  const random = seededRandom(n + 1)
  const word = () => Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('')
  const sentence = () => {
    const words = Array.from({ length: 11 }, word).join(' ')
    return `${words[0]?.toUpperCase()}${words.slice(1)}.`
  }
  return Array.from({ length: 2 }, sentence).join(' ')
}

/** An item that carries one statement by that voice about the claim of the tests. */
export function itemBy(n: number): Entry {
  const name = voice(n)
  return {
    title: `${name} calls cartel bounties on ICE agents absurd`,
    summary:
      `${filler(2 * n)} ${name} called it absurd that Mexican criminal networks offer bounties of up to $50,000 for attacks ` +
      `on ICE and CBP officers. ${filler(2 * n + 1)}`,
    guid: `item-${n}`,
  }
}
