import { expect } from 'vitest'
import { judgeBlocks } from '../../../src/cli/judge-injection/judge-blocks.ts'
import { judgeBySchema } from './slack-specs.ts'

/** A payload that both judges take: the lengths and the published types. */
export function expectBlocks(blocks: readonly unknown[]): void {
  expect(judgeBlocks(blocks)).toEqual([])
  expect(judgeBySchema('SlackMessageBlocks', { blocks })).toEqual([])
}
