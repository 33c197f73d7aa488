import { judgeDiscord } from './judge-discord.ts'
import { judgeSlack } from './judge-slack.ts'
import type { JudgedPlatform } from './placed.ts'

/** Every platform that shows words from outside; each chat adapter adds its own. */
export const JUDGED_PLATFORMS: readonly JudgedPlatform[] = [judgeSlack, judgeDiscord]
