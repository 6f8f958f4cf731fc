import { useQuery } from '@tanstack/react-query'
import type { BackupAgeReport, BackupJob } from '../../../api/pages'
import { BackupAges, threshold } from '../../../inventory/backups/BackupAges'
import { clusterRead, clusterTasks } from '../../../inventory/reads'
import { TaskTable } from '../../../inventory/tasks/TaskTable'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { Time } from '../../../ui/Time'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.backups
const guestsOf = (job: BackupJob) => (job.all ? (job.exclude ? words.allBut(job.exclude) : words.all) : job.pool ? words.pool(job.pool) : job.vmid.split(',').join(', '))

const columns: readonly ReadColumn<BackupJob>[] = [
  { id: 'id', header: words.job, value: (job) => job.id, cell: (job) => <><strong>{job.id}</strong>{job.comment && <span className="reason">{job.comment}</span>}</> },
  { id: 'enabled', header: text.guests.head.status, value: (job) => (job.enabled ? words.on : words.disabled), cell: (job) => <span data-tone={job.enabled ? 'ok' : 'muted'}><span aria-hidden="true">{job.enabled ? '✔ ' : '■ '}</span>{job.enabled ? words.on : words.disabled}</span> },
  { id: 'schedule', header: words.schedule, value: (job) => job.schedule },
  { id: 'next', header: words.nextRun, value: (job) => job.next_run, cell: (job) => (job.enabled ? <Time at={job.next_run} /> : text.common.none) },
  { id: 'guests', header: text.guests.title, value: guestsOf },
  { id: 'storage', header: words.storage, value: (job) => job.storage },
  { id: 'mode', header: words.mode, value: (job) => job.mode },
  { id: 'keep', header: words.keep, value: (job) => job.prune_backups, wide: true },
]

export default function BackupTab({ controller, cluster, search, onSearch }: ClusterTabProps) {
  const hours = threshold(search.threshold)
  const jobs = useQuery(clusterRead<BackupJob[]>(controller, '/backup/jobs'))
  const report = useQuery({ ...clusterRead<BackupAgeReport>(controller, '/backup/age-report', { threshold_hours: hours }), staleTime: 60_000 })
  const tasks = useQuery(clusterTasks(controller))
  return (
    <>
      <Section query={jobs} what={words.jobs.toLowerCase()} title={words.jobs} count={(data) => data.length}>
        {(data) => <ReadTable label={words.jobs} columns={columns} rows={data} rowKey={(job) => job.id} plain empty={{ title: words.noJobsTitle, hint: words.noJobs }} mark={(job) => (job.enabled ? undefined : 'off')} />}
      </Section>
      <Section query={report} what={words.ages.toLowerCase()} title={words.ages} lines={8}>
        {(data) => <BackupAges ages={data.vms} counts={{ covered: data.backed_up, stale: data.stale, never: data.never_backed_up, unknown: data.unknown }} problems={data.problems.map((each) => [each.storage, each.node, each.reason].filter(Boolean).join(' · '))} hours={hours} search={search} onSearch={onSearch} cluster />}
      </Section>
      <Section query={tasks} what={words.runs.toLowerCase()} title={words.runs}>
        {(data) => <TaskTable within="cluster" search={{ task: search.task }} onSearch={({ task }) => onSearch({ task }, true)} tasks={data.filter((task) => task.type === 'vzdump').map((task) => ({ ...task, controller_id: controller, controller_name: cluster?.controller_name ?? '' }))} />}
      </Section>
    </>
  )
}
