import robotsParser from 'robots-parser'

/** Robots rules past this are not read (RFC 9309, 2.5: at least 500 KiB are). */
export const MAX_ROBOTS_BYTES = 512_000

export type RobotsVerdict = {
  allowed: boolean
  /** `Crawl-delay` in seconds, where one is asked for. */
  crawlDelay: number | null
}

type Robots = { isAllowed(url: string, agent?: string): boolean | undefined; getCrawlDelay(agent?: string): unknown }
// The package is CommonJS and its types say otherwise.
const parse = robotsParser as unknown as (url: string, contents: string) => Robots

/** May `agent` fetch `url` by the rules that stand at `robotsUrl`, of the same origin? */
export function readRobots(contents: string, robotsUrl: string, url: string, agent: string): RobotsVerdict {
  const robots = parse(robotsUrl, contents)
  const delay = robots.getCrawlDelay(agent)
  return {
    allowed: robots.isAllowed(url, agent) !== false,
    crawlDelay: typeof delay === 'number' && Number.isFinite(delay) && delay >= 0 ? delay : null,
  }
}
