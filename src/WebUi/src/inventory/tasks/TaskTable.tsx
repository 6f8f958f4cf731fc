import { useMemo, useState } from 'react'
import type { ClusterTask } from '../../api/pages'
import { StopTaskButton } from '../../plan'
import { text } from '../../text/en'
import { count, duration } from '../../text/formats'
import { useNow } from '../../live/clock'
import { Choices } from '../../ui/Choices'
import { ReadTable, type ReadColumn } from '../../ui/ReadTable'
import { known } from '../../ui/search'
import { StatusMark } from '../../ui/StatusMark'
import { Time } from '../../ui/Time'
import { taskLook, taskTitle } from './look'
import { TaskLog } from './TaskLog'

const words = text.pages.tasks
const OUTCOMES = ['running', 'error', 'warning', 'ok'] as const

export interface TaskSearch {
  q?: string
  sort?: string
  status?: string
  /** The UPID of the task whose log is open. */
  task?: string
}

export interface FleetTask extends ClusterTask {
  controller_id: string
  controller_name: string
}

interface Props {
  tasks: readonly FleetTask[]
  search: TaskSearch
  onSearch: (change: TaskSearch, replace?: boolean) => void
  /** Of one cluster, or of one guest: what all rows share is no column. */
  within?: 'cluster' | 'guest'
}

const seconds = (task: ClusterTask, now: number) => (task.started_at ? ((task.ended_at ? Date.parse(task.ended_at) : now) - Date.parse(task.started_at)) / 1000 : null)

/** Running ones first, then the newest. */
export const byUrgency = <T extends ClusterTask>(tasks: readonly T[]) =>
  tasks.toSorted((a, b) => Number(b.is_running) - Number(a.is_running) || (b.started_at ?? '').localeCompare(a.started_at ?? '') || a.upid.localeCompare(b.upid))

export function TaskTable({ tasks, search, onSearch, within }: Props) {
  const now = useNow()
  const status = known(search.status, OUTCOMES)
  const sorted = useMemo(() => byUrgency(tasks), [tasks])
  const rows = status ? sorted.filter((task) => task.outcome === status) : sorted
  const [own, setOwn] = useState<string>()
  const open = search.task ?? own
  const columns = useMemo((): ReadColumn<FleetTask>[] => [
    { id: 'type', header: words.head.what, value: taskTitle },
    { id: 'status', header: words.head.status, value: (task) => task.status || task.outcome, cell: (task) => <><StatusMark look={taskLook(task.outcome)} />{task.outcome !== 'ok' && task.outcome !== 'running' && task.status && <span className="reason">{task.status}</span>}</> },
    ...(within ? [] : [{ id: 'cluster', header: text.guests.head.cluster, value: (task: FleetTask) => task.controller_name }]),
    { id: 'node', header: text.guests.head.node, value: (task) => task.node },
    { id: 'user', header: words.head.user, value: (task) => task.user },
    { id: 'started', header: words.head.started, value: (task) => task.started_at, cell: (task) => <Time at={task.started_at} /> },
    { id: 'took', header: words.head.took, align: 'right', value: (task) => seconds(task, now), cell: (task) => duration(seconds(task, now)) },
  ], [within, now])
  const toggle = (task: FleetTask) => {
    const next = open === task.upid ? undefined : task.upid
    setOwn(next)
    onSearch({ task: next }, true)
  }
  return (
    <ReadTable
      label={words.title}
      columns={columns}
      rows={rows}
      rowKey={(task) => task.upid}
      search={search}
      onSearch={onSearch}
      empty={status ? { title: words.noneSo(taskLook(status).word), hint: words.noneSoHint } : { title: words.emptyTitle, hint: words.empty }}
      selected={open ?? ''}
      onOpen={toggle}
      below={(task) => task.upid === open && (
        <>
          {task.is_running && <p><StopTaskButton controller={task.controller_id} node={task.node} upid={task.upid} /></p>}
          <TaskLog controller={task.controller_id} task={task} />
        </>
      )}
      extra={
        <Choices
          label={words.head.status}
          value={status ?? 'all'}
          options={[{ value: 'all' as const, label: words.all, note: count(tasks.length) }, ...OUTCOMES.map((value) => ({ value, label: taskLook(value).word, note: count(tasks.filter((task) => task.outcome === value).length) }))]}
          onChange={(value) => onSearch({ status: value === 'all' ? undefined : value })}
        />
      }
    />
  )
}
