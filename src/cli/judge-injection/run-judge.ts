import { readFile } from 'node:fs/promises'
import { placePayload } from './place-payload.ts'
import { POSITIONS, type Position } from './placed.ts'
import { JUDGED_PLATFORMS } from './registry.ts'

export type Vector = { target: string; payload: string }
export type Failure = { platform: string; position: Position; payload: string; problems: string[] }
export type PlatformTally = { platform: string; passed: number; total: number; shown: number }
export type JudgeResult = { vectors: number; positions: number; platforms: PlatformTally[]; failures: Failure[] }

export async function readVectors(file: string): Promise<Vector[]> {
  const read = JSON.parse(await readFile(file, 'utf8')) as { vectors?: Vector[] } | Vector[]
  const vectors = Array.isArray(read) ? read : read.vectors
  if (!Array.isArray(vectors) || vectors.some(({ payload }) => typeof payload !== 'string'))
    throw new Error(`${file}: expected {"vectors": [{"target": …, "payload": …}]}.`)
  return vectors
}

/** Each payload in each position on each platform, whichever it was written against: one case each. */
export async function runJudge(vectors: readonly Vector[]): Promise<JudgeResult> {
  const platforms = JUDGED_PLATFORMS.map(
    ({ name }): PlatformTally => ({ platform: name, passed: 0, total: 0, shown: 0 }),
  )
  const failures: Failure[] = []
  for (const { payload } of vectors) {
    for (const { position, messages, forms } of await placePayload(payload)) {
      for (const [index, platform] of JUDGED_PLATFORMS.entries()) {
        const tally = platforms[index]
        if (tally === undefined) continue
        const problems = [
          ...messages.flatMap((message) => platform.judgeMessage(message, payload)),
          ...forms.flatMap((form) => platform.judgeForm(form, payload)),
        ]
        // A position in which nothing was shown has not been judged.
        if (messages.length + forms.length === 0) problems.push('nothing was shown to be judged')
        tally.total += 1
        tally.shown += messages.length + forms.length
        if (problems.length === 0) tally.passed += 1
        else failures.push({ platform: platform.name, position, payload, problems: [...new Set(problems)].slice(0, 5) })
      }
    }
  }
  return { vectors: vectors.length, positions: POSITIONS.length, platforms, failures }
}
