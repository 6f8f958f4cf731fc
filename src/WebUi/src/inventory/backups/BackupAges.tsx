import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { BackupAge, BackupStanding } from '../../api/pages'
import { BulkButton, PlanButton } from '../../plan'
import { clusterGuests } from '../guests/ofCluster'
import { text } from '../../text/en'
import { bytes, count } from '../../text/formats'
import { Choices } from '../../ui/Choices'
import { ReadTable, type ReadColumn } from '../../ui/ReadTable'
import { known } from '../../ui/search'
import type { Look } from '../../ui/state'
import { StatusMark } from '../../ui/StatusMark'
import { Time } from '../../ui/Time'

const words = text.pages.backups
const more = text.clusterWork.backup
/** More are too many to look over before they run. */
const MOST_AT_ONCE = 500
const STANDINGS = ['never', 'stale', 'unknown', 'covered'] as const
const THRESHOLDS = [24, 48, 72, 168, 720] as const

const LOOKS: Record<BackupStanding, Look> = {
  covered: { glyph: '✔', tone: 'ok', word: words.standings.covered },
  stale: { glyph: '▲', tone: 'warn', word: words.standings.stale },
  never: { glyph: '✖', tone: 'bad', word: words.standings.never },
  unknown: { glyph: '?', tone: 'unknown', word: words.standings.unknown },
}

/** Hours after which a backup counts as old. */
export const threshold = (value: string | undefined) => (value && /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 8760 ? Number(value) : 24)

export interface BackupSearch {
  q?: string
  sort?: string
  threshold?: string
  standing?: string
}

interface Props {
  ages: readonly BackupAge[]
  counts: Record<BackupStanding, number>
  problems: readonly string[]
  hours: number
  search: BackupSearch
  onSearch: (change: BackupSearch, replace?: boolean) => void
  /** The cluster that all of these guests are of: its name is no column, and many can be backed up together. */
  cluster?: string
}

/** Who has a backup, how old it is, and who has none. */
export function BackupAges({ ages, counts, problems, hours, search, onSearch, cluster }: Props) {
  const navigate = useNavigate()
  const standing = known(search.standing, STANDINGS)
  const rows = useMemo(
    () => ages.filter((each) => !standing || each.standing === standing).toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || (b.age_hours ?? 0) - (a.age_hours ?? 0) || a.vmid - b.vmid),
    [ages, standing],
  )
  const columns = useMemo((): ReadColumn<BackupAge>[] => [
    { id: 'name', header: text.guests.head.name, value: (each) => each.name },
    { id: 'vmid', header: text.guests.head.id, align: 'right', value: (each) => each.vmid },
    { id: 'standing', header: words.backup, value: (each) => LOOKS[each.standing].word, cell: (each) => <StatusMark look={LOOKS[each.standing]} /> },
    { id: 'age', header: words.last, value: (each) => each.last_backup_time, cell: (each) => <Time at={each.last_backup_time} /> },
    { id: 'size', header: text.storage.head.total, align: 'right', value: (each) => each.size, cell: (each) => bytes(each.size) },
    { id: 'storage', header: words.storage, value: (each) => each.storage },
    ...(cluster ? [] : [{ id: 'cluster', header: text.guests.head.cluster, value: (each: BackupAge) => each.controller_name }]),
    { id: 'node', header: text.guests.head.node, value: (each) => each.node },
    {
      id: 'run', header: words.actions, value: () => '',
      cell: (each) => <PlanButton size="compact-xs" plan={{ controller: each.controller_id, node: each.node, vmType: each.vm_type, vmid: each.vmid, name: each.name, feature: 'proxmox.backup.run', form: true }}>{words.run}</PlanButton>,
    },
  ], [cluster])
  const guests = useQuery({ ...clusterGuests(cluster ?? ''), enabled: cluster !== undefined && (standing === 'never' || standing === 'stale') }).data ?? []
  const listed = new Set(rows.map((each) => each.vmid))
  const uncovered = guests.filter((guest) => listed.has(guest.vmid))
  return (
    <>
      <div className="row">
        <Choices
          label={words.backup}
          value={standing ?? 'all'}
          options={[{ value: 'all' as const, label: words.everyone }, ...STANDINGS.filter((value) => value !== 'unknown' || counts.unknown > 0).map((value) => ({ value, label: LOOKS[value].word, note: count(counts[value]) }))]}
          onChange={(value) => onSearch({ standing: value === 'all' ? undefined : value })}
        />
        <span className="muted">{words.olderThan}</span>
        <Choices
          label={words.threshold}
          value={String(hours)}
          options={[...new Set([...THRESHOLDS, hours])].toSorted((a, b) => a - b).map((value) => ({ value: String(value), label: words.hours(value) }))}
          onChange={(value) => onSearch({ threshold: value === '24' ? undefined : value })}
        />
        {(standing === 'never' || standing === 'stale') && uncovered.length > 0 && (
          <BulkButton disabled={uncovered.length > MOST_AT_ONCE ? more.tooMany(MOST_AT_ONCE) : undefined} bulk={{ action: 'backup', guests: uncovered }}>{more.runThese(uncovered.length)}</BulkButton>
        )}
      </div>
      {problems.length > 0 && <div className="note" data-tone="warn"><span aria-hidden="true">◌ </span>{words.incomplete} {problems.join('; ')}</div>}
      <ReadTable
        label={words.ages}
        columns={columns}
        rows={rows}
        rowKey={(each) => `${each.controller_id}/${each.vmid}`}
        search={search}
        onSearch={onSearch}
        empty={standing === 'covered' && !cluster ? { title: words.coveredTitle, hint: words.coveredHint } : standing || counts.covered > 0 ? { title: words.nobodyTitle, hint: words.nobody } : { title: words.noGuestsTitle, hint: words.noGuests }}
        onOpen={(each) => void navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller: each.controller_id, type: each.vm_type, vmid: String(each.vmid), tab: 'backups' } })}
      />
    </>
  )
}
