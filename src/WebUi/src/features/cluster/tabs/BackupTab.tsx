import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupAgeReport, BackupJob } from '../../../api/pages'
import { BackupAges, threshold } from '../../../inventory/backups/BackupAges'
import { clusterGuests } from '../../../inventory/guests/ofCluster'
import { clusterRead, clusterTasks } from '../../../inventory/reads'
import { TaskTable } from '../../../inventory/tasks/TaskTable'
import { BulkButton, GuestPicker } from '../../../plan'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { MOST_AT_ONCE } from '../backupGuests'
import { BackupJobs } from '../parts/BackupJobs'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.backups
const more = text.clusterWork

export default function BackupTab({ controller, cluster, search, onSearch }: ClusterTabProps) {
  const hours = threshold(search.threshold)
  const jobs = useQuery(clusterRead<BackupJob[]>(controller, '/backup/jobs'))
  const report = useQuery({ ...clusterRead<BackupAgeReport>(controller, '/backup/age-report', { threshold_hours: hours }), staleTime: 60_000 })
  const tasks = useQuery(clusterTasks(controller))
  return (
    <>
      <BackupJobs controller={controller} jobs={jobs} />
      <RunNow controller={controller} />
      <Section query={report} what={words.ages.toLowerCase()} title={words.ages} lines={8}>
        {(data) => <BackupAges ages={data.vms} counts={{ covered: data.backed_up, stale: data.stale, never: data.never_backed_up, unknown: data.unknown }} problems={data.problems.map((each) => [each.storage, each.node, each.reason].filter(Boolean).join(' · '))} hours={hours} search={search} onSearch={onSearch} cluster={controller} />}
      </Section>
      <Section query={tasks} what={words.runs.toLowerCase()} title={words.runs}>
        {(data) => <TaskTable within="cluster" search={{ task: search.task }} onSearch={({ task }) => onSearch({ task }, true)} tasks={data.filter((task) => task.type === 'vzdump').map((task) => ({ ...task, controller_id: controller, controller_name: cluster?.controller_name ?? '' }))} />}
      </Section>
    </>
  )
}

/** Guests of one's choice, backed up at once. */
function RunNow({ controller }: { controller: string }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const guests = (useQuery(clusterGuests(controller)).data ?? []).filter((guest) => chosen.includes(String(guest.vmid)))
  return (
    <section className="section pick-and-run" aria-label={more.backup.now}>
      <GuestPicker controller={controller} label={more.backup.now} value={chosen} fits={(guest) => !guest.template} most={MOST_AT_ONCE} onChange={setChosen} />
      <BulkButton disabled={guests.length === 0 ? more.guests.oneAtLeast : undefined} bulk={{ action: 'backup', guests, onDone: (failed) => setChosen(chosen.filter((vmid) => failed.some((id) => id.endsWith(`/${vmid}`)))) }}>{more.backup.runJob}</BulkButton>
    </section>
  )
}
