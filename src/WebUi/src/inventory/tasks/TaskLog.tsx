import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ClusterTask } from '../../api/pages'
import { text } from '../../text/en'
import { Copy } from '../../ui/Copy'
import { Loaded } from '../../ui/Loaded'
import { taskLog } from '../reads'

const words = text.pages.tasks

type Logged = Pick<ClusterTask, 'node' | 'upid' | 'is_running'>

/** A task's last lines; grows while it runs, and follows its end until somebody scrolls up. */
export function TaskLog({ controller, task }: { controller: string; task: Logged }) {
  const log = useQuery(taskLog(controller, task))
  const box = useRef<HTMLPreElement>(null)
  const follows = useRef(true)
  const lines = log.data
  const { refetch } = log
  useEffect(() => {
    // The end came: its last lines too.
    if (!task.is_running) void refetch({ cancelRefetch: false })
  }, [task.is_running, refetch])
  useEffect(() => {
    if (box.current && follows.current) box.current.scrollTop = box.current.scrollHeight
  }, [lines])
  return (
    <div className="task-log">
      <p className="small muted">{words.upid} <code>{task.upid}</code> <Copy value={task.upid} what={words.upid} /></p>
      <Loaded query={log} what={words.log} lines={3}>
        {(data) => (
          <pre
            ref={box}
            className="log"
            tabIndex={0}
            aria-label={words.log}
            onScroll={(event) => {
              const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
              follows.current = scrollHeight - scrollTop - clientHeight < 24
            }}
          >
            {data.length === 0 ? words.noLog : data.map((line) => line.t).join('\n')}
          </pre>
        )}
      </Loaded>
    </div>
  )
}
