import { useQuery } from '@tanstack/react-query'
import type { HaGroup, HaResource, HaRule, HaStatus } from '../../../api/pages'
import { hasHaRules } from '../../../inventory/clusters/version'
import { clusterGuests } from '../../../inventory/guests/ofCluster'
import { clusterRead } from '../../../inventory/reads'
import { PlanButton, sidOf } from '../../../plan'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { Facts } from '../../../ui/Facts'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { Time } from '../../../ui/Time'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.ha
const more = text.clusterWork
const calm = new Set(['started', 'stopped', 'disabled', 'ignored', 'active', 'online', 'wait_for_agent_lock'])
const State = ({ value }: { value: string | null | undefined }) =>
  value ? <span data-tone={value === 'error' || value === 'fence' ? 'bad' : calm.has(value) ? 'ok' : 'warn'}>{(words.states as Record<string, string>)[value] ?? value}</span> : <>{text.common.none}</>

type Names = ReadonlyMap<string, string>

const named = (sids: readonly string[], names: Names) => sids.map((sid) => (names.has(sid) ? `${sid} ${names.get(sid)}` : sid)).join(', ')

const resources = (controller: string, names: Names, hasRules: boolean): readonly ReadColumn<HaResource>[] => [
  { id: 'sid', header: words.resource, value: (row) => named([row.sid], names), cell: (row) => <><strong>{row.sid}</strong> {names.get(row.sid)}</> },
  { id: 'state', header: words.now, value: (row) => row.crm_state ?? row.state, cell: (row) => <State value={row.crm_state ?? row.state} /> },
  { id: 'request', header: words.wanted, value: (row) => row.request_state ?? row.state, cell: (row) => <State value={row.request_state ?? row.state} /> },
  { id: 'node', header: text.guests.head.node, value: (row) => row.node },
  ...(hasRules ? [] : [{ id: 'group', header: words.group, value: (row: HaResource) => row.group }]),
  { id: 'restart', header: words.restarts, align: 'right', value: (row) => row.max_restart, cell: (row) => count(row.max_restart) },
  { id: 'relocate', header: words.relocations, align: 'right', value: (row) => row.max_relocate, cell: (row) => count(row.max_relocate) },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (row) => row.comment, wide: true },
  { id: 'actions', header: more.certificates.actions, value: () => '', cell: (row) => <Actions controller={controller} feature="proxmox.ha.resource" id={row.sid} /> },
]

const rules = (controller: string, names: Names): readonly ReadColumn<HaRule>[] => [
  { id: 'rule', header: words.rule, value: (row) => row.rule, cell: (row) => <strong>{row.rule}</strong> },
  { id: 'on', header: text.guests.head.status, value: (row) => (row.enabled ? words.on : words.off) },
  { id: 'type', header: text.guests.head.type, value: (row) => (words.ruleTypes as Record<string, string>)[row.type ?? ''] ?? row.type },
  { id: 'resources', header: words.resources, value: (row) => named(row.resources, names) },
  { id: 'nodes', header: text.nodes.title, value: (row) => row.nodes ?? (row.affinity && more.ha.running(row.affinity)) },
  { id: 'strict', header: words.strict, value: (row) => (row.type === 'resource-affinity' ? null : row.strict ? text.common.yes : text.common.no) },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (row) => row.comment },
  { id: 'actions', header: more.certificates.actions, value: () => '', cell: (row) => <Actions controller={controller} feature="proxmox.ha.rule" id={row.rule} /> },
]

const groups = (controller: string): readonly ReadColumn<HaGroup>[] => [
  { id: 'group', header: words.group, value: (row) => row.group, cell: (row) => <strong>{row.group}</strong> },
  { id: 'nodes', header: text.nodes.title, value: (row) => row.nodes },
  { id: 'restricted', header: words.strict, value: (row) => (row.restricted ? text.common.yes : text.common.no) },
  { id: 'failback', header: words.failback, value: (row) => (row.nofailback ? text.common.no : text.common.yes) },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (row) => row.comment },
  { id: 'actions', header: more.certificates.actions, value: () => '', cell: (row) => <PlanButton size="compact-xs" plan={{ controller, feature: 'proxmox.ha.group', operation: 'delete', targetId: row.group, name: row.group }}>{more.remove}</PlanButton> },
]

function Actions({ controller, feature, id }: { controller: string; feature: string; id: string }) {
  const plan = { controller, feature, targetId: id, name: id }
  return (
    <span className="actions">
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'update', form: true }}>{more.edit}</PlanButton>
      <PlanButton size="compact-xs" plan={{ ...plan, operation: 'delete', form: true }}>{more.remove}</PlanButton>
    </span>
  )
}

const nodes: readonly ReadColumn<HaStatus['nodes'][number]>[] = [
  { id: 'node', header: text.guests.head.node, value: (row) => row.node, cell: (row) => <strong>{row.node}</strong> },
  { id: 'state', header: words.lrm, value: (row) => row.state, cell: (row) => <State value={row.state} /> },
  { id: 'mode', header: words.mode, value: (row) => row.mode },
  { id: 'status', header: text.guests.head.status, value: (row) => row.status },
  { id: 'seen', header: words.seen, value: (row) => row.seen_at, cell: (row) => <Time at={row.seen_at} /> },
]

/** Rules from version 9 on, groups before: a cluster has one of them, never both. */
export default function HaTab({ controller, cluster, search, onSearch }: ClusterTabProps) {
  const hasRules = hasHaRules(cluster?.pve_version)
  const names: Names = new Map((useQuery(clusterGuests(controller)).data ?? []).map((guest) => [sidOf(guest), guest.name]))
  const status = useQuery(clusterRead<HaStatus>(controller, '/ha/status'))
  const managed = useQuery(clusterRead<HaResource[]>(controller, '/ha/resources'))
  const ruleList = useQuery({ ...clusterRead<HaRule[]>(controller, '/ha/rules'), enabled: hasRules })
  const groupList = useQuery({ ...clusterRead<HaGroup[]>(controller, '/ha/groups'), enabled: !hasRules })
  return (
    <>
      <Section query={managed} what={words.resources.toLowerCase()} title={words.resources} count={(data) => data.length} actions={<PlanButton plan={{ controller, feature: 'proxmox.ha.resource', form: true }}>{more.ha.add}</PlanButton>}>
        {(data) => <ReadTable label={words.resources} columns={resources(controller, names, hasRules)} rows={data} rowKey={(row) => row.sid} search={search} onSearch={onSearch} empty={{ title: words.emptyTitle, hint: words.empty }} />}
      </Section>
      {hasRules ? (
        <Section query={ruleList} what={words.rules.toLowerCase()} title={words.rules} count={(data) => data.length} actions={<PlanButton plan={{ controller, feature: 'proxmox.ha.rule', form: true }}>{more.ha.addRule}</PlanButton>}>
          {(data) => <ReadTable label={words.rules} columns={rules(controller, names)} rows={data} rowKey={(row) => row.rule} plain empty={{ title: words.noRulesTitle, hint: words.noRules }} />}
        </Section>
      ) : (
        <Section query={groupList} what={words.groups.toLowerCase()} title={words.groups} count={(data) => data.length} actions={<PlanButton plan={{ controller, feature: 'proxmox.ha.group', form: true }}>{more.ha.addGroup}</PlanButton>}>
          {(data) => <ReadTable label={words.groups} columns={groups(controller)} rows={data} rowKey={(row) => row.group} plain empty={{ title: words.noGroupsTitle, hint: words.noGroups }} />}
        </Section>
      )}
      <Section query={status} what={words.manager.toLowerCase()} title={words.manager}>
        {(data) => (
          <>
            <Facts
              facts={[
                data.quorate != null && [words.quorum, <span key="quorum" data-tone={data.quorate ? 'ok' : 'bad'}><span aria-hidden="true">{data.quorate ? '✔ ' : '✖ '}</span>{data.quorate ? text.status.quorate : text.status.inquorate}</span>],
                [words.master, data.manager?.node ?? words.noMaster],
                data.fencing && [words.fencing, data.fencing],
              ]}
            />
            <ReadTable label={words.manager} columns={nodes} rows={data.nodes} rowKey={(row) => row.node} plain empty={{ title: words.noManagerTitle, hint: words.noManager }} />
          </>
        )}
      </Section>
    </>
  )
}
