import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClusterLogEntry } from '../../../api/pages'
import { clusterRead } from '../../../inventory/reads'
import { text } from '../../../text/en'
import { count, exact, iso, logTime } from '../../../text/formats'
import { Choices } from '../../../ui/Choices'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { known } from '../../../ui/search'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.log
const more = text.clusterWork.log
const MOST = 500
const ERROR = 3
const WARNING = 4

const level = (pri: number | undefined) => (pri === undefined ? '' : pri <= ERROR ? words.error : pri === WARNING ? words.warning : words.info)

const columns: readonly ReadColumn<ClusterLogEntry>[] = [
  { id: 'time', header: text.pages.chart.time, value: (row) => row.time, cell: (row) => <time className="nowrap" dateTime={iso(row.time) ?? ''} title={exact(iso(row.time))}>{logTime(row.time)}</time> },
  { id: 'node', header: text.guests.head.node, value: (row) => row.node },
  { id: 'level', header: words.level, value: (row) => level(row.pri), cell: (row) => <span data-tone={(row.pri ?? 6) <= ERROR ? 'bad' : row.pri === WARNING ? 'warn' : 'muted'}>{level(row.pri)}</span> },
  { id: 'tag', header: words.service, value: (row) => row.tag },
  { id: 'user', header: text.pages.tasks.head.user, value: (row) => row.user },
  { id: 'msg', header: words.message, value: (row) => row.msg, cell: (row) => <code className="message">{row.msg}</code> },
]

const LEVELS = ['error', 'warning', 'info'] as const

/** What the cluster says of itself. It grows with the events of the stream; pausing holds it still to be read. */
export default function LogTab({ controller, search, onSearch }: ClusterTabProps) {
  const [paused, setPaused] = useState(false)
  const log = useQuery({ ...clusterRead<ClusterLogEntry[]>(controller, '/cluster/log', { max_entries: MOST }), enabled: !paused })
  const chosen = known(search.status, LEVELS)
  return (
    <Section
      query={log}
      what={words.title.toLowerCase()}
      title={words.title}
      lines={10}
      actions={
        <>
          {paused && <span className="muted" role="status">{more.held}</span>}
          <Button variant="default" aria-pressed={paused} onClick={() => setPaused(!paused)}>{paused ? words.resume : words.pause}</Button>
        </>
      }
    >
      {(data) => (
        <ReadTable
          label={words.title}
          columns={columns}
          rows={chosen ? data.filter((row) => level(row.pri) === words[chosen]) : data}
          rowKey={(row) => String(row.id)}
          search={search}
          onSearch={onSearch}
          empty={{ title: words.emptyTitle, hint: words.empty }}
          extra={(
            <Choices
              label={more.level}
              value={chosen ?? 'all'}
              options={[{ value: 'all' as const, label: more.all, note: count(data.length) }, ...LEVELS.map((value) => ({ value, label: words[value], note: count(data.filter((row) => level(row.pri) === words[value]).length) }))]}
              onChange={(value) => onSearch({ status: value === 'all' ? undefined : value })}
            />
          )}
        />
      )}
    </Section>
  )
}
