import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { path } from '../../../api/client'
import type { LogLine, ReplicationJob } from '../../../api/pages'
import { clusterRead } from '../../../inventory/reads'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { duration, iso } from '../../../text/formats'
import { Loaded, Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { Time } from '../../../ui/Time'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.replication
const more = text.clusterWork

const columns = (controller: string): readonly ReadColumn<ReplicationJob>[] => [
  { id: 'id', header: words.job, value: (job) => job.id },
  {
    id: 'state', header: text.guests.head.status, value: (job) => (job.disable ? words.off : job.fail_count ? words.failing(job.fail_count) : words.fine),
    cell: (job) => job.disable ? <span data-tone="muted"><span aria-hidden="true">■ </span>{words.off}</span>
      : job.fail_count ? <><span data-tone="bad"><span aria-hidden="true">✖ </span>{words.failing(job.fail_count)}</span><span className="reason">{job.error}</span></>
      : <span data-tone="ok"><span aria-hidden="true">✔ </span>{words.fine}</span>,
  },
  { id: 'guest', header: words.guest, align: 'right', value: (job) => job.guest },
  { id: 'way', header: words.way, value: (job) => `${job.source ?? '?'} → ${job.target}` },
  { id: 'schedule', header: text.pages.backups.schedule, value: (job) => job.schedule ?? '*/15' },
  { id: 'last', header: words.last, value: (job) => job.last_sync, cell: (job) => <Time at={iso(job.last_sync)} /> },
  { id: 'took', header: text.pages.tasks.head.took, align: 'right', value: (job) => job.duration, cell: (job) => duration(job.duration) },
  { id: 'rate', header: words.limit, align: 'right', value: (job) => job.rate, cell: (job) => (job.rate ? words.rate(job.rate) : text.common.none), wide: true },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (job) => job.comment, wide: true },
  { id: 'actions', header: more.certificates.actions, value: () => '', cell: (job) => <JobActions controller={controller} job={job} /> },
]

function JobActions({ controller, job }: { controller: string; job: ReplicationJob }) {
  const plan = { controller, feature: 'proxmox.replication.job', targetId: job.id, name: job.id }
  return (
    <span className="actions">
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'update', form: true }}>{more.edit}</PlanButton>
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'update', payload: { disable: !job.disable } }}>{job.disable ? more.replication.enable : more.replication.disable}</PlanButton>
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'delete', form: true }}>{more.remove}</PlanButton>
    </span>
  )
}

export default function ReplicationTab({ controller, search, onSearch }: ClusterTabProps) {
  const jobs = useQuery(clusterRead<ReplicationJob[]>(controller, '/cluster/replication'))
  const [open, setOpen] = useState('')
  return (
    <Section query={jobs} what={words.title.toLowerCase()} title={words.title} count={(data) => data.length} actions={<PlanButton plan={{ controller, feature: 'proxmox.replication.job', form: true }}>{more.replication.add}</PlanButton>}>
      {(data) => (
        <ReadTable
          label={words.title}
          columns={columns(controller)}
          rows={data}
          rowKey={(job) => job.id}
          search={search}
          onSearch={onSearch}
          empty={{ title: words.emptyTitle, hint: words.empty }}
          selected={open}
          onOpen={(job) => setOpen(open === job.id ? '' : job.id)}
          below={(job) => open === job.id && <Log controller={controller} job={job.id} />}
        />
      )}
    </Section>
  )
}

function Log({ controller, job }: { controller: string; job: string }) {
  const log = useQuery(clusterRead<LogLine[]>(controller, path`/cluster/replication/${job}/log`))
  return <Loaded query={log} what={text.pages.tasks.log.toLowerCase()} lines={3}>{(data) => <pre className="log" tabIndex={0} aria-label={text.pages.tasks.log}>{data.map((line) => line.t).join('\n') || text.pages.tasks.noLog}</pre>}</Loaded>
}
