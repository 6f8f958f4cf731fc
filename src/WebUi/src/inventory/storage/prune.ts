import type { PrunePreview } from '../../api/pages'

export type PruneRule = 'last' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly'
export type PruneKeeps = Partial<Record<`keep_${PruneRule}`, number>>

const two = (n: number) => String(n).padStart(2, '0')

/** The Thursday of its week decides which year a week is of, as ISO 8601 counts. */
function week(at: Date): string {
  const thursday = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 4 - (at.getUTCDay() || 7)))
  return `${thursday.getUTCFullYear()} ${Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7)}`
}

const PERIODS: readonly [PruneRule, (at: Date, volid: string) => string][] = [
  ['last', (_, volid) => volid],
  ['hourly', (at) => `${at.toISOString().slice(0, 13)}`],
  ['daily', (at) => at.toISOString().slice(0, 10)],
  ['weekly', week],
  ['monthly', (at) => `${at.getUTCFullYear()} ${two(at.getUTCMonth())}`],
  ['yearly', (at) => String(at.getUTCFullYear())],
]

const isCounted = (each: PrunePreview) => each.mark === 'keep' || each.mark === 'remove'

/** Which rule keeps each of one guest's backups, by Proxmox VE's order of rules; its clock decides where a day ends. */
function keptBy(group: readonly PrunePreview[], keeps: PruneKeeps, offsetSeconds: number): Map<string, PruneRule> {
  const newest = group.toSorted((a, b) => (b.ctime ?? 0) - (a.ctime ?? 0))
  const kept = new Map<string, PruneRule>()
  const passed = new Set<string>()
  for (const [rule, period] of PERIODS) {
    const most = keeps[`keep_${rule}`] ?? 0
    if (most <= 0) continue
    const id = (each: PrunePreview) => period(new Date(((each.ctime ?? 0) + offsetSeconds) * 1000), each.volid)
    const before = new Set(newest.filter((each) => kept.has(each.volid)).map(id))
    const now = new Set<string>()
    for (const each of newest) {
      if (kept.has(each.volid) || passed.has(each.volid) || before.has(id(each))) continue
      if (now.has(id(each))) passed.add(each.volid)
      else if (now.size >= most) break
      else {
        now.add(id(each))
        kept.set(each.volid, rule)
      }
    }
  }
  return kept
}

/**
 * The rule that decided for each volume. The cluster says only what stays; why is worked out here, and told only where it comes to the same, for the node may
 * count its days by another clock.
 */
export function pruneReasons(marks: readonly PrunePreview[], keeps: PruneKeeps, offsets: readonly number[] = [0, -new Date().getTimezoneOffset() * 60]): ReadonlyMap<string, PruneRule | 'none'> {
  const groups = new Map<string, PrunePreview[]>()
  for (const each of marks.filter(isCounted)) groups.set(`${each.type} ${each.vmid}`, [...(groups.get(`${each.type} ${each.vmid}`) ?? []), each])
  const reasons = new Map<string, PruneRule | 'none'>()
  for (const group of groups.values()) {
    const fitting = offsets.map((offset) => keptBy(group, keeps, offset)).find((kept) => group.every((each) => kept.has(each.volid) === (each.mark === 'keep')))
    if (fitting) for (const each of group) reasons.set(each.volid, fitting.get(each.volid) ?? 'none')
  }
  return reasons
}
