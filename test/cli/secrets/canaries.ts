import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One of each secret a deployment has or is handed: none of them may come out anywhere. */
export const CANARIES = {
  slackBot: 'xoxb-01cnry-Zx81aaQQ7bbWW',
  slackApp: 'xapp-02cnry-Zx82ccRR7ddEE',
  slackSigning: '03c0ffee03c0ffee03c0ffee03c0ffee',
  discordBot: 'MTA0Y25yeUJvdFRva2VuMDAw.G04cny.04cnryZx84eeTT7ffYY8ggUU9hhII',
  analystKey: '05cnry+Zx85/iiOO7jjPP=kk',
  sourceKey: '06cnryZx86llAA7mmSS',
  sourceToken: '07cnryZx87nnDD7ooFF',
  sourceSecret: '08cnry%2BZx88ppGG7qqHH',
  typedBot: 'xoxb-09cnry-Zx89rrJJ7ssKK',
  typedApp: 'xapp-10cnry-Zx90ttLL7uuZZ',
  typedDiscord: 'MTEwY25yeUJvdFRva2VuMDAw.G11cny.11cnryZx91vvXX7wwCC8xxVV9yyBB',
  triedKey: '12cnryZx92zzNN7aaMM',
  triedPassword: '13cnryZx93bbQQ7ccWW',
  listedKey: '14cnryZx94ddEE7ffRR',
} as const

/** What the other end hands out: it is not known before, so only what is never told, or its shape, keeps it in. */
export const HANDED = {
  ticket: '15cnryZx95ggTT7hhYY',
  gateway: '16cnryZx96iiUU7jjII',
  session: '17cnryZx97kkOO7llPP',
  interaction: '18cnryZx98mmAA7nnSSooDDppFFqqGGrrHHssJJttKK',
  response: 'T01/19cnry/Zx99uuLL7vvZZ',
  trigger: '20cnryZx00wwXX7xxCC',
  verification: '21cnryZx01yyVV7zzBB',
  upload: '22cnryZx02aaNN7bbMM',
  cookie: '23cnryZx03ccQQ7ddWW',
  hop: '24cnryZx04eeEE7ffRR',
}

/** How much of a secret gives it away. */
const TELLING = 12

/** Names of the canaries of which a text holds twelve characters in a row at its beginning, or at its end. */
export function canariesIn(text: string): string[] {
  return Object.entries({ ...CANARIES, ...HANDED }).flatMap(([name, value]) => {
    const forms = [value, decodeURIComponent(value), encodeURIComponent(value)]
    return forms.some((one) => text.includes(one.slice(0, TELLING)) || text.includes(one.slice(-TELLING))) ? [name] : []
  })
}

/** Every byte of the record, of what SQLite keeps beside it and of its anchors, by the file's name. */
export function recordBytes(folder: string): [string, string][] {
  const data = path.join(folder, 'data')
  if (!existsSync(data)) return []
  return readdirSync(data).map((name) => [name, readFileSync(path.join(data, name)).toString('latin1')])
}
