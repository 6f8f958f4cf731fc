import { useQuery } from '@tanstack/react-query'
import { clusterTasks } from '../../../inventory/reads'
import { TaskTable } from '../../../inventory/tasks/TaskTable'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.tasks

export default function TasksTab({ controller, cluster, search, onSearch }: ClusterTabProps) {
  const tasks = useQuery(clusterTasks(controller))
  return (
    <Section query={tasks} what={words.title.toLowerCase()} title={words.title} count={(data) => data.length} lines={8}>
      {(data) => <TaskTable within="cluster" search={search} onSearch={onSearch} tasks={data.map((task) => ({ ...task, controller_id: controller, controller_name: cluster?.controller_name ?? '' }))} />}
    </Section>
  )
}
