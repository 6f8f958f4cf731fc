import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { BackupJob, StorageContentItem } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { clusterRead, nodeRead } from '../../../inventory/reads'
import { clusterStorage } from '../../../inventory/storage/queries'
import { contentColumns } from '../../../inventory/storage/content'
import { guestTarget, PlanButton, restoreRequest } from '../../../plan'
import { text } from '../../../text/en'
import { path } from '../../../api/client'
import { Loaded, Section, Skeleton } from '../../../ui/Loaded'
import { ReadTable } from '../../../ui/ReadTable'
import { Time } from '../../../ui/Time'
import type { GuestTabProps } from '../tabs'

const words = text.pages.backups

interface Backup extends StorageContentItem {
  node: string
}

const restorePlan = (guest: Guest, { volid, node }: Backup) =>
  restoreRequest(guest.controller_id, node, { volid, content: 'backup', vmid: guest.vmid }) ?? { ...guestTarget(guest), feature: 'proxmox.backup.restore', form: true, payload: { archive: volid } }

const combine = (results: UseQueryResult<StorageContentItem[]>[]) => ({
  items: results.map((result) => result.data),
  failed: results.map((result) => (result.isError ? result.error.message : undefined)),
  pending: results.some((result) => result.isPending),
})

/** Its backups on all storages that this cluster keeps backups on. */
export default function BackupsTab({ guest, search, onSearch }: GuestTabProps) {
  const storages = useQuery(clusterStorage(guest.controller_id))
  return <Loaded query={storages} what={words.title.toLowerCase()}>{(data) => <Backups guest={guest} search={search} onSearch={onSearch} pools={data.items.filter((pool) => pool.active && pool.content.includes('backup'))} />}</Loaded>
}

function Backups({ guest, search, onSearch, pools }: GuestTabProps & { pools: readonly { id: string; storage: string; node: string; nodes: string[]; shared: boolean }[] }) {
  const places = pools.map((pool) => ({ storage: pool.storage, node: pool.shared && pool.nodes.includes(guest.node) ? guest.node : pool.node }))
  const found = useQueries({
    queries: places.map(({ storage, node }) => nodeRead<StorageContentItem[]>(guest.controller_id, node, path`/storage/${storage}/content`, { content: 'backup', vmid: guest.vmid })),
    combine,
  })
  const backups = found.items.flatMap((items, i) => (items ?? []).map((item): Backup => ({ ...item, node: places[i]!.node }))).toSorted((a, b) => (b.ctime ?? 0) - (a.ctime ?? 0))
  const failed = places.flatMap(({ storage, node }, i) => (found.failed[i] ? [`${storage} (${node}): ${found.failed[i]}`] : []))
  return (
    <>
      <div className="section-head">
        <h2>{words.title} <span className="muted count">{!found.pending && backups.length}</span></h2>
        <span className="spacer" />
        <PlanButton plan={{ ...guestTarget(guest), feature: 'proxmox.backup.run', form: true }}>{words.run}</PlanButton>
      </div>
      {failed.length > 0 && <div className="note" data-tone="warn"><span aria-hidden="true">◌ </span>{words.notAsked(failed.length)} {failed.join('; ')}</div>}
      {found.pending && backups.length === 0 ? <Skeleton lines={4} /> : (
        <ReadTable
          label={words.title}
          columns={[...contentColumns.filter((column) => !['content', 'vmid'].includes(column.id)), {
            id: 'restore', header: words.actions, value: () => '',
            cell: (backup: Backup) => <PlanButton size="compact-xs" plan={restorePlan(guest, backup)}>{words.restore}</PlanButton>,
          }]}
          rows={backups}
          rowKey={(backup) => `${backup.node} ${backup.volid}`}
          search={search}
          onSearch={onSearch}
          empty={{ title: words.noneTitle, hint: words.none(places.length) }}
        />
      )}
      <Jobs guest={guest} />
    </>
  )
}

/** Null: what a pool or "all" holds is decided when it runs. */
const takes = (job: BackupJob, guest: Guest) =>
  job.all ? !(job.exclude ?? '').split(',').includes(String(guest.vmid)) : job.pool ? job.pool === guest.pool : job.vmid.split(',').includes(String(guest.vmid))

function Jobs({ guest }: { guest: Guest }) {
  const jobs = useQuery(clusterRead<BackupJob[]>(guest.controller_id, '/backup/jobs'))
  return (
    <Section query={jobs} what={words.jobs.toLowerCase()} title={words.jobsOf} lines={2}>
      {(data) => {
        const mine = data.filter((job) => takes(job, guest))
        if (mine.length === 0) return <p><span data-tone="warn"><span aria-hidden="true">▲ </span>{words.noJob}</span></p>
        return <ul className="plain-list">{mine.map((job) => <li key={job.id}><strong>{job.id}</strong> {job.schedule} → {job.storage} <span className="muted">{job.enabled ? <>{words.next} <Time at={job.next_run} /></> : words.disabled}</span></li>)}</ul>
      }}
    </Section>
  )
}
