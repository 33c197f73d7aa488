import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { playFoundingCase } from '../support/slack/play-founding-case.ts'
import { startSlack } from '../support/slack/start-slack.ts'
import { buildBlocksPage } from './blocks-page.ts'
import { photographPage } from './photograph-page.ts'

/**
 * Plays the founding case into a local Slack and photographs a channel in headless Chromium:
 *
 *     node test/pictures/shoot-slack.ts docs/slack.png 1070 C0DESK 5 9
 *
 * Target, height, channel, first and last message of it.
 */
const [target = 'docs/slack.png', height = '1070', channel = 'C0DESK', first = '5', last = '9'] = process.argv.slice(2)
const slack = await startSlack()
const all = await playFoundingCase(slack)
await slack.close()
const shown = all.filter((one) => one.channel === channel).slice(Number(first), Number(last) + 1)
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-picture-'))
photographPage(buildBlocksPage('newsroom', shown, 'reconstructed'), folder, target, { width: 880, height })
