import type { Watch } from '../../domain/event.ts'
import { scopeName } from './read-scope.ts'

type Set = Omit<Watch, 'id'>

/** When its posts go out, in words. */
export function postedWhen({ digest, zone = 'UTC', quietHours }: Set): string {
  if (digest)
    return `in one digest ${digest.every === 'day' ? 'a day' : 'a week, on Mondays'} at ${digest.at} (${zone}); corrections at once`
  if (quietHours)
    return `at once, but not from ${quietHours.from} to ${quietHours.until} (${zone}); corrections at any hour`
  return 'at once'
}

/** The command line that makes a watch what it is. */
export function watchCommand(watch: Set): string {
  const { digest, zone = 'UTC', quietHours, events, locale } = watch
  const when = digest ? `${digest.every === 'day' ? '--daily' : '--weekly'} ${digest.at}` : '--live'
  const quiet = quietHours ? `${quietHours.from}-${quietHours.until}` : 'none'
  return [
    `onrecord watch ${placeOf(watch)} --events ${events.join(',')} ${when}`,
    `--zone ${zone} --quiet ${quiet} --locale ${locale}`,
  ].join(' ')
}

export function unwatchCommand(watch: Set): string {
  return `onrecord unwatch ${placeOf(watch)}`
}

function placeOf({ platform, channel, scope }: Set): string {
  const name =
    /^[\w#@.-]+$/.test(channel) && !channel.startsWith('#') ? channel : `'${channel.replaceAll("'", "'\\''")}'`
  return `${name} ${scopeName(scope)} --platform ${platform}`
}
