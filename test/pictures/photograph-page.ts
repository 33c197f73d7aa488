import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes `html` into `folder` and photographs it with headless Chromium into `target`; sizes in pixels. */
export function photographPage(
  html: string,
  folder: string,
  target: string,
  { width, height }: { width: number; height: string },
): void {
  const page = path.join(folder, 'page.html')
  writeFileSync(page, html)
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
    `--window-size=${width},${height}`,
    `file://${page}`,
  ])
}
