import { useQuery } from '@tanstack/react-query'
import type { AgentFilesystem, AgentUser, GuestAgentInfo } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { guestRead } from '../../../inventory/reads'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { bytes, iso } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { Copy } from '../../../ui/Copy'
import { EmptyState } from '../../../ui/EmptyState'
import { Facts } from '../../../ui/Facts'
import { Loaded, Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { Time } from '../../../ui/Time'
import { InsideTools } from '../parts/InsideTools'
import type { GuestTabProps } from '../tabs'

const words = text.pages.agent
const part = (filesystem: AgentFilesystem) => (filesystem['total-bytes'] ? ((filesystem['used-bytes'] ?? 0) / filesystem['total-bytes']) * 100 : null)

const filesystems: readonly ReadColumn<AgentFilesystem>[] = [
  { id: 'mount', header: words.mount, value: (row) => row.mountpoint },
  { id: 'name', header: words.device, value: (row) => row.name },
  { id: 'type', header: text.guests.head.type, value: (row) => row.type },
  { id: 'used', header: words.used, value: part, cell: (row) => { const percent = part(row); return percent === null ? text.common.none : <Bar label={words.used} value={percent} note={text.guests.usedOf(bytes(row['used-bytes']), bytes(row['total-bytes']))} /> } },
  { id: 'total', header: text.storage.head.total, align: 'right', value: (row) => row['total-bytes'], cell: (row) => bytes(row['total-bytes']) },
]

export default function AgentTab({ guest }: GuestTabProps) {
  const may = useAtLeast('site_admin')
  const info = useQuery({ ...guestRead<GuestAgentInfo>(guest, '/agent/info'), retry: false })
  if (guest.status !== 'running') return <EmptyState title={words.stoppedTitle}>{words.stopped}</EmptyState>
  return (
    <Section query={info} what={words.what} title={words.title} on={(error) => <EmptyState title={words.silentTitle}>{error.message} {words.silent}</EmptyState>}>
      {(data) => (
        <div className="columns">
          <section className="card">
            <h3>{words.system}</h3>
            <Facts facts={[[words.host, data.hostname ?? text.common.none], [words.os, [data.os_type, data.os_version].filter(Boolean).join(' ') || text.common.none], ...Object.entries(data.missing).map(([name, why]) => [name, <span key={name} className="muted">{String(why)}</span>] as const)]} />
            <Users guest={guest} />
          </section>
          <section className="card">
            <h3>{words.network}</h3>
            <Facts
              facts={(data.interfaces ?? []).map((each) => [each.name, (
                <div key={each.name}>
                  {each.ip_addresses.map((address) => <div key={address}>{address} <Copy value={address} what={address} /></div>)}
                  <span className="muted">{each.mac_address}</span>
                </div>
              )] as const)}
            />
          </section>
          <Filesystems guest={guest} />
          {may && <InsideTools guest={guest} />}
        </div>
      )}
    </Section>
  )
}

interface Answer<T> { result: T }

function Filesystems({ guest }: { guest: Guest }) {
  const query = useQuery({ ...guestRead<Answer<AgentFilesystem[]>>(guest, '/agent/get-fsinfo'), retry: false })
  return (
    <section className="card whole">
      <h3>{words.filesystems}</h3>
      <Loaded query={query} what={words.filesystems.toLowerCase()} lines={2}>
        {({ result }) => <ReadTable label={words.filesystems} columns={filesystems} rows={result} rowKey={(row) => `${row.mountpoint} ${row.name}`} plain empty={{ title: words.noFilesystem, hint: words.noFilesystemHint }} />}
      </Loaded>
    </section>
  )
}

function Users({ guest }: { guest: Guest }) {
  const query = useQuery({ ...guestRead<Answer<AgentUser[]>>(guest, '/agent/get-users'), retry: false })
  return (
    <>
      <h3>{words.users}</h3>
      <Loaded query={query} what={words.users.toLowerCase()} lines={1}>
        {({ result }) => result.length === 0 ? <p className="muted">{words.nobody}</p> : (
          <ul className="plain-list">{result.map((each) => <li key={`${each.user} ${each['login-time']}`}>{each.user} <span className="muted">{words.since} <Time at={iso(each['login-time'])} /></span></li>)}</ul>
        )}
      </Loaded>
    </>
  )
}
