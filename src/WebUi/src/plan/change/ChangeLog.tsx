import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Change } from '../../api/changes'
import { text } from '../../text/en'
import { changeLog } from '../queries'

const words = text.changes.progress
const EVERY_MS = 2000
const NEAR_END = 24

/** The task's log, to its end while it runs; it stays where one has scrolled to. Where it can't be had, the last lines that the change kept. */
export function ChangeLog({ change: { id, status, upid, log_tail }, tall }: { change: Change; tall?: boolean }) {
  const box = useRef<HTMLPreElement>(null)
  const following = useRef(true)
  const log = useQuery({ ...changeLog(id), enabled: upid !== null && upid !== undefined, retry: false, refetchInterval: ({ state }) => (status === 'applying' && !state.error ? EVERY_MS : false) })
  const { refetch } = log
  useEffect(() => {
    // The end came: its last lines too.
    if (upid && status !== 'applying') void refetch()
  }, [status, upid, refetch])
  const lines = log.data?.map((line) => line.t) ?? log_tail ?? []
  const shown = lines.join('\n')
  useEffect(() => {
    if (box.current && following.current) box.current.scrollTop = box.current.scrollHeight
  }, [shown])
  if (lines.length === 0) return <p className="muted">{upid || status === 'applying' ? words.noLog : words.noTask}</p>
  return (
    <pre
      ref={box}
      className="log"
      data-tall={tall || undefined}
      tabIndex={0}
      role="log"
      aria-label={words.log}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < NEAR_END
      }}
    >
      {shown}
    </pre>
  )
}
