import { useQuery } from '@tanstack/react-query'
import { nodeTasks } from '../../../inventory/reads'
import { TaskTable } from '../../../inventory/tasks/TaskTable'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import type { GuestTabProps } from '../tabs'

const words = text.pages.tasks
const MOST = 200

export default function TasksTab({ guest, search, onSearch }: GuestTabProps) {
  const tasks = useQuery(nodeTasks(guest.controller_id, guest.node, { vmid: guest.vmid, limit: MOST }))
  return (
    <Section query={tasks} what={words.title.toLowerCase()} title={words.onNode(guest.node)}>
      {(data) => <TaskTable within="guest" search={search} onSearch={onSearch} tasks={data.map((task) => ({ ...task, controller_id: guest.controller_id, controller_name: guest.controller_name }))} />}
    </Section>
  )
}
