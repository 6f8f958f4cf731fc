import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { nodeTasks } from '../../reads'
import { TaskTable, type TaskSearch } from '../../tasks/TaskTable'
import type { NodeTabProps } from './tabs'

const MOST = 200

export default function TasksTab({ node }: NodeTabProps) {
  const [search, setSearch] = useState<TaskSearch>({})
  const tasks = useQuery(nodeTasks(node.controller_id, node.name, { limit: MOST }))
  return (
    <Section query={tasks} what={text.pages.tasks.title.toLowerCase()} title={text.pages.tasks.title}>
      {(data) => <TaskTable within="guest" search={search} onSearch={(change) => setSearch((before) => ({ ...before, ...change }))} tasks={data.map((task) => ({ ...task, controller_id: node.controller_id, controller_name: node.controller_name }))} />}
    </Section>
  )
}
