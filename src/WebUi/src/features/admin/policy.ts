import type { ChangePolicy } from '../../api/admin'
import { text } from '../../text/en'

const words = text.access.policy
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

const inRange = (value: unknown, least: number, most: number) => Number.isInteger(Number(value)) && value !== '' && Number(value) >= least && Number(value) <= most

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** What is wrong, by where it is: `lifetime_hours`, `windows.0.start`. */
export function faultsOf(policy: ChangePolicy): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!inRange(policy.lifetime_hours, 1, 2160)) faults.lifetime_hours = words.lifetimeHint
  if (!inRange(policy.max_open, 1, 10_000)) faults.max_open = words.maxOpenHint
  policy.windows.forEach(({ start, end, time_zone }, i) => {
    if (!TIME.test(start)) faults[`windows.${i}.start`] = words.timeShape
    if (!TIME.test(end)) faults[`windows.${i}.end`] = words.timeShape
    if (!isZone(time_zone)) faults[`windows.${i}.time_zone`] = words.zoneShape
  })
  return faults
}
