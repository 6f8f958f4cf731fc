import { useQuery } from '@tanstack/react-query'
import { me, useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { Loaded } from '../../../ui/Loaded'
import { userList } from '../access'
import { PlainTable } from '../parts/PlainTable'
import { rolesOfApi, type Allowed } from '../permissions'
import { ROLES } from '../roles'

const words = text.fabric.roles

/** The seven roles, and what each may do. */
export function RolesPage() {
  const mine = useQuery(me()).data?.role
  const users = useQuery({ ...userList(), enabled: useAtLeast('org_admin') }).data
  const api = useQuery(rolesOfApi())
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      <Loaded query={api} what={words.title.toLowerCase()} lines={7}>
        {(added) => (
          <ol className="roles">
            {ROLES.map((role) => (
              <li key={role} className="card">
                <div className="row">
                  <h2>{text.access.roles[role]}</h2>
                  <code>{role}</code>
                  {role === mine && <span className="chip" data-tone="info">{words.yours}</span>}
                  <span className="spacer" />
                  {users && <span className="muted">{words.users(users.filter((user) => user.role === role).length)}</span>}
                </div>
                <p>{words.what[role]}</p>
                {added[role].length > 0 ? (
                  <details>
                    <summary>{words.adds(added[role].filter((each) => !each.write).length, added[role].filter((each) => each.write).length)}</summary>
                    <Added list={added[role]} />
                  </details>
                ) : <p className="muted">{words.addsNone}</p>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <p className="muted">{words.sites}</p>
    </div>
  )
}

function Added({ list }: { list: readonly Allowed[] }) {
  return (
    <PlainTable label={words.list} head={[words.part, words.may]}>
      {list.map((each) => <tr key={each.key}><td>{each.part}</td><td>{each.what}<span className="reason"><code>{each.key}</code></span></td></tr>)}
    </PlainTable>
  )
}
