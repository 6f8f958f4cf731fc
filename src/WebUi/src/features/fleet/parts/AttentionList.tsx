import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useNow } from '../../../live/clock'
import { text } from '../../../text/en'
import { age, exact } from '../../../text/formats'
import { BACKUP_HOURS, type Attention } from '../attention'

const FIRST = 6
const words = text.fleet

export function AttentionList({ items, site }: { items: readonly Attention[]; site?: string }) {
  const [all, setAll] = useState(false)
  const now = useNow()
  if (items.length === 0) return <p className="calm"><span className="glyph" data-tone="ok" aria-hidden="true">✔</span> {words.calm}</p>
  const rest = items.length - FIRST
  return (
    <section className="card attention" aria-labelledby="attention">
      <h2 id="attention">{words.attention(items.length)}</h2>
      <ul>
        {(all ? items : items.slice(0, FIRST)).map((item) => (
          <li key={item.key}>
            <span className="glyph" data-tone={item.tone} aria-hidden="true">{item.glyph}</span>
            <span className="attention-text">
              {item.cluster && <strong>{item.cluster.controller_name} </strong>}{item.what}
              {item.since && <span className="muted" title={exact(item.since)}> {words.since(age(item.since, now))}</span>}
              {item.reason && <span className="muted reason">{item.reason}</span>}
            </span>
            <Way item={item} site={site} />
          </li>
        ))}
      </ul>
      {rest > 0 && <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>{all ? words.less : words.more(rest)}</Button>}
    </section>
  )
}

function Way({ item: { leads, cluster, what }, site }: { item: Attention; site?: string }) {
  if (!cluster) return <Link className="way" to="/guests" search={{ site, q: `backup>${BACKUP_HOURS}h` }} aria-label={`${words.list}: ${what}`}>{words.list}</Link>
  const controller = cluster.controller_id
  const label = `${cluster.controller_name}, ${what}`
  if (leads === 'edit') return <Link className="way" to="/admin/controllers/$id" params={{ id: controller }} aria-label={`${words.compare}: ${label}`}>{cluster.status === 'untrusted' ? words.compare : words.open}</Link>
  const tab = leads === 'nodes' ? 'nodes' : leads === 'storage' ? 'storage' : 'dashboard'
  const word = leads === 'cluster' ? words.open : words.list
  return <Link className="way" to="/c/$controller/$tab" params={{ controller, tab }} search={leads === 'storage' ? { sort: '-used' } : {}} aria-label={`${word}: ${label}`}>{word}</Link>
}
