import type { UseQueryResult } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import type { BackupJob } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { clusterGuests } from '../../../inventory/guests/ofCluster'
import { BulkButton, PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { Time } from '../../../ui/Time'
import { guestsOfJob, MOST_AT_ONCE } from '../backupGuests'

const words = text.pages.backups
const more = text.clusterWork
const guestsOf = (job: BackupJob) => (job.all ? (job.exclude ? words.allBut(job.exclude) : words.all) : job.pool ? words.pool(job.pool) : job.vmid.split(',').join(', '))

const columns = (controller: string, guests: readonly Guest[] | undefined): readonly ReadColumn<BackupJob>[] => [
  { id: 'id', header: words.job, value: (job) => job.id, cell: (job) => <><strong>{job.id}</strong>{job.comment && <span className="reason">{job.comment}</span>}</> },
  { id: 'enabled', header: text.guests.head.status, value: (job) => (job.enabled ? words.on : words.disabled), cell: (job) => <span data-tone={job.enabled ? 'ok' : 'muted'}><span aria-hidden="true">{job.enabled ? '✔ ' : '■ '}</span>{job.enabled ? words.on : words.disabled}</span> },
  { id: 'schedule', header: words.schedule, value: (job) => job.schedule },
  { id: 'next', header: words.nextRun, value: (job) => job.next_run, cell: (job) => (job.enabled ? <Time at={job.next_run} /> : text.common.none) },
  { id: 'guests', header: text.guests.title, value: guestsOf },
  { id: 'storage', header: words.storage, value: (job) => job.storage },
  { id: 'mode', header: words.mode, value: (job) => job.mode, wide: true },
  { id: 'keep', header: words.keep, value: (job) => job.prune_backups, wide: true },
  { id: 'actions', header: words.actions, value: () => '', cell: (job) => <JobActions controller={controller} job={job} guests={guests ?? []} /> },
]

function JobActions({ controller, job, guests }: { controller: string; job: BackupJob; guests: readonly Guest[] }) {
  const plan = { controller, feature: 'proxmox.backup.job', targetId: job.id, name: job.id }
  const now = guestsOfJob(job, guests)
  const why = now.length === 0 ? more.backup.noGuestsOfJob : now.length > MOST_AT_ONCE ? more.backup.tooMany(MOST_AT_ONCE) : undefined
  return (
    <span className="actions">
      <BulkButton size="compact-xs" disabled={why} bulk={{ action: 'backup', guests: now, payload: { storage: job.storage ?? undefined, mode: job.mode } }}>{more.backup.runJob}</BulkButton>
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'update', form: true }}>{more.edit}</PlanButton>
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'update', payload: { enabled: !job.enabled } }}>{job.enabled ? more.backup.disable : more.backup.enable}</PlanButton>
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'delete' }}>{more.remove}</PlanButton>
    </span>
  )
}

/** The jobs that run by themselves, with all that is done to one. */
export function BackupJobs({ controller, jobs }: { controller: string; jobs: UseQueryResult<BackupJob[]> }) {
  const guests = useQuery(clusterGuests(controller)).data
  return (
    <Section query={jobs} what={words.jobs.toLowerCase()} title={words.jobs} count={(data) => data.length} actions={<PlanButton plan={{ controller, feature: 'proxmox.backup.job', form: true }}>{more.backup.addJob}</PlanButton>}>
      {(data) => <ReadTable label={words.jobs} columns={columns(controller, guests)} rows={data} rowKey={(job) => job.id} plain empty={{ title: words.noJobsTitle, hint: words.noJobs }} mark={(job) => (job.enabled ? undefined : 'off')} />}
    </Section>
  )
}
