import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DemoRun } from '../../src/cli/demo.ts'
import { photographPage } from './photograph-page.ts'
import { buildPostsPage } from './posts-page.ts'

/**
 * Photographs posts of the demo in headless Chromium:
 *
 *     node src/cli/onrecord.mjs demo --json > demo.json
 *     node test/pictures/shoot-demo.ts demo.json docs/demo.png 1555 4 8 newsroom
 *
 * The height, the first and last post shown, and the channel whose posts are counted; all channels where it is left out.
 */
const [file = 'demo.json', target = 'docs/demo.png', height = '1000', first = '0', last = '12', channel] =
  process.argv.slice(2)
const run = JSON.parse(readFileSync(file, 'utf8')) as DemoRun
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-picture-'))
const counted = run.posts.filter((post) => channel === undefined || post.channel === channel)
const posts = counted.slice(Number(first), Number(last) + 1)
photographPage(buildPostsPage(posts, 'reconstructed'), folder, target, { width: 880, height })
