import { Autocomplete, Button, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../../../api/AppError'
import { text } from '../../../text/en'
import { draftOf, EMPTY, faultAt, fieldsOf, newCondition, newStep, otherFaults, wiringFrom, type Draft } from './draft'
import { addConnection, catalog, changeConnection, connections, type Connection, type Input, type Operation } from './queries'

const words = text.fabric.wiring
const OPS = Object.entries(words.ops).map(([value, label]) => ({ value, label }))

/** When, if, then: one form for new connections and for those that are there. */
export function WiringForm({ connection, readOnly, onSaved }: { connection?: Connection; readOnly?: boolean; onSaved: (saved: Connection) => void }) {
  const client = useQueryClient()
  const known = useQuery(catalog()).data
  const [draft, setDraft] = useState<Draft>(() => (connection ? draftOf(connection) : EMPTY()))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => (connection ? changeConnection(connection.id, wiringFrom(draft, known)) : addConnection(wiringFrom(draft, known))),
    onSuccess: async (saved) => {
      notifications.show({ message: text.fabric.connections.saved(saved.name) })
      await client.invalidateQueries({ queryKey: connections().queryKey })
      onSaved(saved)
    },
  })
  const errors = save.error ? AppError.from(save.error).errors : {}
  const places: string[] = []
  const fault = (at: string) => {
    places.push(at)
    return faultAt(errors, at)
  }
  const fields = fieldsOf(draft.source.trim(), known?.events ?? [])
  const condition = (i: number, change: Partial<Draft['conditions'][number]>) => set({ conditions: draft.conditions.map((each, j) => (i === j ? { ...each, ...change } : each)) })
  const step = (i: number, change: Partial<Draft['steps'][number]>) => set({ steps: draft.steps.map((each, j) => (i === j ? { ...each, ...change } : each)) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const form = (
    <>
      <div className="fields">
        <TextInput label={words.name} value={draft.name} error={fault('name')} disabled={readOnly} onChange={(event) => set({ name: event.currentTarget.value })} />
        <Autocomplete
          label={words.source}
          description={words.sourceHint}
          data={[...new Set([...(known?.events ?? []).map((event) => event.kind), 'controller.change.*', 'hypervisor.guest.*', 'ingest.#'])]}
          maxDropdownHeight={320}
          value={draft.source}
          error={fault('source_event')}
          disabled={readOnly}
          onChange={(source) => set({ source })}
        />
        {draft.source !== '' && <p className="muted small">{words.fields}: {fields.length > 0 ? fields.map((field) => field.name).join(', ') : words.ownFields}</p>}
      </div>
      <h2>{words.conditions}</h2>
      <p className="muted">{words.conditionsHint}</p>
      {fault('conditions') && <p className="query-wrong">{faultAt(errors, 'conditions')}</p>}
      {draft.conditions.map((each, i) => (
        <div key={each.key} className="wiring-row">
          <Autocomplete label={words.field} data={fields.map((field) => field.name)} value={each.field} error={fault(`conditions[${i}].field`)} disabled={readOnly} onChange={(field) => condition(i, { field })} />
          <Select label={words.op} data={OPS} value={each.op} allowDeselect={false} error={fault(`conditions[${i}].op`)} disabled={readOnly} onChange={(op) => condition(i, { op: op ?? 'eq' })} />
          <TextInput label={words.value} placeholder={words.valueHints[each.op]} value={each.value} error={fault(`conditions[${i}].value`)} disabled={readOnly} onChange={(event) => condition(i, { value: event.currentTarget.value })} />
          {!readOnly && <RemoveButton label={words.removeCondition(i + 1)} onClick={() => set({ conditions: draft.conditions.toSpliced(i, 1) })} />}
        </div>
      ))}
      {!readOnly && <div><Button variant="default" onClick={() => set({ conditions: [...draft.conditions, newCondition()] })}>{words.addCondition}</Button></div>}
      <h2>{words.steps}</h2>
      <p className="muted">{words.stepsHint}</p>
      {fault('steps') && <p className="query-wrong">{faultAt(errors, 'steps')}</p>}
      {draft.steps.map((each, i) => (
        <fieldset key={each.key} className="card wiring-step">
          <legend className="sr-only">{words.operation} {i + 1}</legend>
          <div className="wiring-row">
            <Select
              label={`${i + 1}. ${words.operation}`}
              searchable
              data={(known?.operations ?? []).filter((operation) => operation.write).map((operation) => ({ value: operation.id, label: `${operation.name} (${operation.id})` }))}
              value={each.operation || null}
              error={fault(`steps[${i}].operation_id`) ?? fault(`steps[${i}]`)}
              disabled={readOnly}
              onChange={(operation) => step(i, { operation: operation ?? '' })}
            />
            {!readOnly && draft.steps.length > 1 && <RemoveButton label={words.removeStep(i + 1)} onClick={() => set({ steps: draft.steps.toSpliced(i, 1) })} />}
          </div>
          {fault(`steps[${i}].inputs`) && <p className="query-wrong">{faultAt(errors, `steps[${i}].inputs`)}</p>}
          <Inputs
            operation={known?.operations.find((operation) => operation.id === each.operation)}
            values={each.inputs}
            fault={(name) => fault(`steps[${i}].inputs.${name}`)}
            readOnly={readOnly}
            onChange={(inputs) => step(i, { inputs })}
          />
        </fieldset>
      ))}
      {!readOnly && <div><Button variant="default" onClick={() => set({ steps: [...draft.steps, newStep()] })}>{words.addStep}</Button></div>}
      <div className="fields">
        <NumberInput label={words.cooldown} description={words.cooldownHint} value={draft.cooldown} error={fault('cooldown')} hideControls disabled={readOnly} onChange={(cooldown) => set({ cooldown })} />
        <Switch label={words.enabled} checked={draft.enabled} disabled={readOnly} onChange={(event) => set({ enabled: event.currentTarget.checked })} />
      </div>
    </>
  )
  const others = otherFaults(errors, places)
  return (
    <form className="card sections spaced" onSubmit={submit} noValidate>
      {save.error && <div className="note" data-tone="bad" role="alert"><strong>{text.access.failed}.</strong> {AppError.from(save.error).message} {others.join(' ')}</div>}
      {form}
      {!readOnly && (
        <div className="form-actions">
          <span className="muted">{text.fabric.connections.becomes}</span>
          <Button type="submit" loading={save.isPending}>{text.common.save}</Button>
        </div>
      )}
    </form>
  )
}

const RemoveButton = ({ label, onClick }: { label: string; onClick: () => void }) => <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}><IconTrash size={16} aria-hidden="true" /></button>

interface InputsProps {
  operation: Operation | undefined
  values: Record<string, string>
  fault: (name: string) => string | undefined
  readOnly?: boolean
  onChange: (values: Record<string, string>) => void
}

const needed = (input: Input) => [input.required && words.required, input.rule ?? input.choices?.join(', ')].filter(Boolean).join(' · ') || undefined

function Inputs({ operation, values, fault, readOnly, onChange }: InputsProps) {
  if (!operation) return <p className="muted">{words.notYet}</p>
  const inputs = (operation.inputs ?? []).toSorted((a, b) => Number(b.required) - Number(a.required))
  if (inputs.length === 0) return <p className="muted">{words.anyInput}</p>
  return (
    <div className="wiring-inputs">
      {inputs.map((input) => (
        <TextInput
          key={input.name}
          label={input.name}
          description={needed(input)}
          placeholder={input.type}
          value={values[input.name] ?? ''}
          error={fault(input.name)}
          disabled={readOnly}
          spellCheck={false}
          onChange={(event) => onChange({ ...values, [input.name]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}
