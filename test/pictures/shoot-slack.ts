import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { playFoundingCase } from '../support/slack/play-founding-case.ts'
import { startSlack } from '../support/slack/start-slack.ts'
import { buildBlocksPage } from './blocks-page.ts'

/**
 * Plays the founding case into a local Slack and photographs a channel in headless Chromium:
 *
 *     node test/pictures/shoot-slack.ts docs/slack.png 900 C0DESK 3 7
 *
 * Target, height, channel, first and last message of it.
 */
const [target = 'docs/slack.png', height = '900', channel = 'C0DESK', first = '3', last = '7'] = process.argv.slice(2)
const slack = await startSlack()
const all = await playFoundingCase(slack)
await slack.close()
const shown = all.filter((one) => one.channel === channel).slice(Number(first), Number(last) + 1)
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-picture-'))
const page = path.join(folder, 'slack.html')
writeFileSync(page, buildBlocksPage('newsroom', shown, 'reconstructed'))
execFileSync('chromium', [
  '--headless',
  '--hide-scrollbars',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--user-data-dir=${folder}/profile`,
  `--screenshot=${path.resolve(target)}`,
  `--window-size=880,${height}`,
  `file://${page}`,
])
