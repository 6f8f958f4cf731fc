import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Change } from '../../../api/changes'
import type { ClusterDashboard } from '../../../api/types'
import { me, useAtLeast } from '../../../inventory/session'
import { waitsFor } from '../../../plan/decide'
import { riskLook, targetName, whatOf } from '../../../plan/look'
import { openChanges } from '../../../plan/queries'
import { usePlan } from '../../../plan'
import { text } from '../../../text/en'
import { percent } from '../../../text/formats'
import { Time } from '../../../ui/Time'

const words = text.habits.fleet
const FIRST = 6

const what = (change: Change) => `${whatOf(change)} ${targetName(change)}`

/** What somebody signed in has to decide, and what is under way. */
export function Waiting({ clusters, site, tasks }: { clusters: readonly ClusterDashboard[]; site?: string; tasks: number }) {
  const user = useQuery(me()).data
  const decides = useAtLeast('site_admin')
  const names = new Map(clusters.map((cluster) => [cluster.controller_id, cluster.controller_name]))
  const open = useQuery(openChanges()).data?.items.filter((change) => !site || names.has(change.controller_id)) ?? []
  const waiting = open.filter((change) => waitsFor(change, user))
  const running = open.filter((change) => change.status === 'applying')
  return (
    <div className="stacked">
      {decides && (
        <section className="card attention" aria-labelledby="waiting">
          <h2 id="waiting">{words.waiting(waiting.length)}</h2>
          {waiting.length === 0 && <p className="muted">{words.nothingWaits} {words.nothingWaitsHint}</p>}
          <ul>
            {waiting.slice(0, FIRST).map((change) => (
              <Line key={change.id} change={change} cluster={names.get(change.controller_id)} word={words.review} label={words.reviewOf(what(change))}>
                {change.requested_by.user_id === user?.user_id ? words.yours : words.askedBy(change.requested_by.username)} <Time at={change.created_at} />
              </Line>
            ))}
          </ul>
          {waiting.length > FIRST && <Link className="way" to="/changes" search={{ view: 'waiting' }}>{words.allWaiting}</Link>}
        </section>
      )}
      <section className="card attention" aria-labelledby="running">
        <h2 id="running">{words.running(running.length, tasks)}</h2>
        {running.length === 0 && tasks === 0 && <p className="muted">{words.nothingRuns}</p>}
        <ul>
          {running.slice(0, FIRST).map((change) => (
            <Line key={change.id} change={change} cluster={names.get(change.controller_id)} word={words.look} label={words.lookAt(what(change))}>
              {typeof change.progress === 'number' ? percent(change.progress * 100) : <Time at={change.updated_at} />}
            </Line>
          ))}
        </ul>
        {tasks > 0 && <Link className="way" to="/tasks" search={{ site, status: 'running' }}>{words.tasks(tasks)}</Link>}
      </section>
    </div>
  )
}

function Line({ change, cluster, word, label, children }: { change: Change; cluster?: string; word: string; label: string; children: React.ReactNode }) {
  const plan = usePlan()
  const risk = riskLook(change.plan.risk)
  return (
    <li>
      <span className="glyph" data-tone={risk.tone} aria-hidden="true" title={risk.word}>{change.status === 'applying' ? '⟳' : risk.glyph}</span>
      <span className="attention-text">
        {what(change)}
        <span className="muted"> {cluster} · {children}</span>
        {change.notes && <span className="reason">{change.notes}</span>}
      </span>
      <Button size="compact-xs" variant="default" aria-label={label} onClick={() => plan.show(change.id)}>{word}</Button>
    </li>
  )
}
