import { afterAll, afterEach } from 'vitest'
import type { Bot } from './start-bot.ts'
import { type Site, startSite } from './start-site.ts'

/** A site for the tests of one file, closed after them. To be called where the file begins. */
export async function ownSite(): Promise<Site> {
  const site = await startSite()
  afterAll(() => site.close())
  return site
}

/** Bots that are put here are closed after each test. */
export function closedAfterEach(): Bot[] {
  const open: Bot[] = []
  afterEach(async () => {
    for (const bot of open.splice(0)) await bot.close()
  })
  return open
}
