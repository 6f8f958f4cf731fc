import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client'
import { me } from '../../../inventory/session'
import { useStreamShare } from '../../../live/live'
import { text } from '../../../text/en'
import { Facts } from '../../../ui/Facts'
import { Section } from '../../../ui/Loaded'
import { ReadTable } from '../../../ui/ReadTable'
import { StatusMark } from '../../../ui/StatusMark'
import { Time } from '../../../ui/Time'

const words = text.fabric.about

interface About {
  version: string
  silos: { name: string; status: string; started_at: string; alive_at: string }[]
}

const about = () => queryOptions({ queryKey: ['about', 'silos'] as const, queryFn: ({ signal }) => api.get<About>('/about', { signal }), staleTime: 0 })
const NOVNC = 'https://github.com/novnc/noVNC'

/** Which release this is, who serves it, and what it is made of. */
export function AboutPage() {
  const found = useQuery(about())
  const gates = useQuery(me()).data?.gates
  const share = useStreamShare()
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <div className="card">
        <Facts
          facts={[
            [words.version, found.data?.version ?? text.common.none],
            gates && [words.gates, gates.writes_open ? words.open : words.closed(gates.closed_by.join(', '))],
            [words.browser, `${words.one} ${share === 'alone' ? words.noLocks : share === 'leads' ? words.thisTab : words.otherTab}.`],
            [words.api, <span key="api"><a href="/api/v1/openapi.json">{words.apiLink}</a></span>],
          ]}
        />
      </div>
      <Section query={found} title={words.silos} what={words.silos.toLowerCase()} count={(data) => data.silos.length}>
        {(data) => (
          <>
            <p className="muted">{words.hint}</p>
            <ReadTable
              label={words.silos}
              plain
              rows={data.silos}
              rowKey={(silo) => `${silo.name} ${silo.started_at}`}
              empty={{ title: words.silos, hint: words.hint }}
              columns={[
                { id: 'name', header: words.head.name, value: (silo) => silo.name },
                { id: 'status', header: words.head.status, value: (silo) => silo.status, cell: (silo) => <StatusMark look={{ glyph: silo.status === 'active' ? '✔' : '▲', tone: silo.status === 'active' ? 'ok' : 'warn', word: silo.status }} /> },
                { id: 'started', header: words.head.started, value: (silo) => silo.started_at, cell: (silo) => <Time at={silo.started_at} /> },
                { id: 'alive', header: words.head.alive, value: (silo) => silo.alive_at, cell: (silo) => <Time at={silo.alive_at} /> },
              ]}
            />
          </>
        )}
      </Section>
      <section className="section" aria-labelledby="notices">
        <h2 id="notices">{words.licences}</h2>
        <p>{words.notices} <a className="underlined" href={NOVNC} rel="noreferrer">{NOVNC}</a></p>
      </section>
    </div>
  )
}
