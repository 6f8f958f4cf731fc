import type { Payload } from '../request'

export interface ConfigValues extends Payload {
  name: string
  cores: number | string
  memory: number | string
  description: string
  net0: string
  onboot: boolean
}

const NONE: ConfigValues = { name: '', cores: '', memory: '', description: '', net0: '', onboot: false }

const number = (value: unknown, otherwise: number | string) => (typeof value === 'number' ? value : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : otherwise)

/** A container's name is its host name. */
const nameKey = (isContainer: boolean) => (isContainer ? 'hostname' : 'name')

/** The form's values of a configuration; what it doesn't have is as in `otherwise`. */
export function configValues(config: Record<string, unknown>, isContainer: boolean, otherwise: ConfigValues = NONE): ConfigValues {
  const string = (name: string, or: string) => (typeof config[name] === 'string' ? (config[name] as string) : or)
  return {
    name: string(nameKey(isContainer), otherwise.name),
    cores: number(config.cores, otherwise.cores),
    memory: number(config.memory, otherwise.memory),
    description: string('description', otherwise.description).replace(/\n$/, ''),
    net0: string('net0', otherwise.net0),
    onboot: config.onboot === undefined ? otherwise.onboot : config.onboot === 1 || config.onboot === true || config.onboot === '1',
  }
}

/** The command's fields for what is other than stored; what was emptied goes back to its default. */
export function changedFields(stored: ConfigValues, values: ConfigValues, isContainer: boolean): Payload {
  const changed: Payload = {}
  const gone: string[] = []
  for (const key of Object.keys(NONE)) {
    const value = values[key]
    if (value === stored[key] || (typeof value === 'number' && String(value) === String(stored[key]))) continue
    const name = key === 'name' ? nameKey(isContainer) : key
    if (value === '') gone.push(name)
    else changed[name] = value
  }
  if (gone.length > 0) changed.delete = gone.join(',')
  return changed
}
