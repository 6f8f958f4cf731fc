import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { HaResource, HaRule } from '../../api/pages'
import { clusterGuests } from '../../inventory/guests/ofCluster'
import { clusterRead } from '../../inventory/reads'
import { text } from '../../text/en'
import { Choices } from '../../ui/Choices'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { sidOf } from './ha'
import { haRulePayload, type HaRuleType, type HaRuleValues } from './haRule'
import { FormShell, useFields } from './kit'
import { Labelled } from './Labelled'
import { PrioritizedNodes } from './NodesField'
import { rules } from './rules'
import { Stored } from './Stored'

const words = text.clusterWork.ha
const TYPES = ['node-affinity', 'resource-affinity'] as const

export default function HaRuleForm(props: FormProps) {
  const { request: { controller, operation, targetId } } = props
  const list = useQuery(clusterRead<HaRule[]>(controller, '/ha/rules'))
  return (
    <Stored query={list} what={text.pages.ha.rules.toLowerCase()} id={operation === 'update' ? targetId : undefined} idOf={(row) => row.rule}>
      {(row) => <Fields {...props} stored={row} />}
    </Stored>
  )
}

const valuesOf = (rule: Partial<HaRule> | undefined): HaRuleValues => ({
  rule: rule?.rule ?? '', type: (rule?.type === 'resource-affinity' ? rule.type : 'node-affinity') as HaRuleType, resources: rule?.resources ?? [], nodes: rule?.nodes ?? '', strict: rule?.strict === true,
  affinity: rule?.affinity === 'positive' ? 'positive' : 'negative', on: rule?.enabled !== false, comment: rule?.comment ?? '',
})

function Fields({ request: { controller, payload }, stored, onDone, onCancel }: FormProps & { stored: HaRule | undefined }) {
  const managed = useQuery(clusterRead<HaResource[]>(controller, '/ha/resources'))
  const names = new Map((useQuery(clusterGuests(controller)).data ?? []).map((guest) => [sidOf(guest), guest.name]))
  const filled = payload && { ...payload, enabled: payload.disable === undefined ? stored?.enabled : payload.disable !== true, resources: typeof payload.resources === 'string' ? payload.resources.split(',') : stored?.resources }
  const before = stored && valuesOf(stored)
  const fields = useFields(valuesOf({ ...stored, ...filled } as Partial<HaRule>), (values) => ({
    rule: rules.configId(values.rule),
    resources: values.resources.length === 0 ? text.clusterWork.guests.oneAtLeast : values.type === 'resource-affinity' && values.resources.length < 2 && words.twoAtLeast,
    nodes: values.type === 'node-affinity' && values.nodes === '' && text.clusterWork.nodes.oneAtLeast,
    comment: rules.comment(values.comment),
  }))
  const { values, set, error, tried } = fields
  const sent = haRulePayload(values, before)
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && sent && onDone(sent)} fault={tried && !sent && text.changes.form.unchanged}>
      <TextInput label={words.name} value={values.rule} error={error('rule')} readOnly={stored !== undefined} spellCheck={false} data-autofocus onChange={(event) => set({ rule: event.currentTarget.value })} />
      {!stored && <Labelled label={words.type}><Choices label={words.type} value={values.type} options={TYPES.map((value) => ({ value, label: words.types[value] }))} onChange={(type) => set({ type })} /></Labelled>}
      <MultiSelect
        label={words.resources}
        data={[...new Set([...(managed.data ?? []).map((each) => each.sid), ...values.resources])].map((sid) => ({ value: sid, label: names.has(sid) ? `${sid} · ${names.get(sid)}` : sid }))}
        value={values.resources}
        error={error('resources') ?? (managed.data?.length === 0 ? words.noResources : undefined)}
        searchable
        hidePickedOptions
        onChange={(resources) => set({ resources })}
      />
      {values.type === 'node-affinity' ? (
        <>
          <PrioritizedNodes controller={controller} label={words.nodes} value={values.nodes} error={error('nodes')} onChange={(nodes) => set({ nodes })} />
          <Tick label={words.restricted} hint={words.restrictedHint} checked={values.strict} onChange={(strict) => set({ strict })} />
        </>
      ) : (
        <Select label={words.affinity} data={[{ value: 'negative', label: words.affinities.negative }, { value: 'positive', label: words.affinities.positive }]} value={values.affinity} allowDeselect={false} error={error('affinity')} onChange={(affinity) => set({ affinity: affinity === 'positive' ? 'positive' : 'negative' })} />
      )}
      <Tick label={words.on} checked={values.on} onChange={(on) => set({ on })} />
      <TextInput label={text.clusterWork.comment} value={values.comment} error={error('comment')} onChange={(event) => set({ comment: event.currentTarget.value })} />
    </FormShell>
  )
}
