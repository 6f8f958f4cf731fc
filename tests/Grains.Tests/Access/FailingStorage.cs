using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;

namespace Hypervisor.Grains.Tests;

/// <summary>Keeps state as the JSON that a database would get, by name and key as the SQL providers do, and fails writes on demand.</summary>
internal sealed class FailingStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, string Key), (string Json, string ETag)> rows = [];
    private readonly ConcurrentQueue<string> failures = [];
    private readonly ConcurrentDictionary<string, int> writes = [];
    private readonly ConcurrentDictionary<string, int> armed = [];

    public IEnumerable<string> Stored => rows.Values.Select(row => row.Json);

    public string this[string state, string key]
    {
        get => rows[(state, key)].Json;
        set => rows[(state, key)] = (value, "first");
    }

    public int WritesOf(string state) => writes.GetValueOrDefault(state);

    /// <summary>Lets some writes of a state pass and fails the one after.</summary>
    public void Fail(string state, int afterWrites = 0) => armed[state] = afterWrites;

    public bool HasFailed(string state) => failures.Contains(state);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (rows.TryGetValue((stateName, grainId.Key.ToString()!), out var row))
        {
            grainState.State = JsonSerializer.Deserialize<T>(row.Json, StateJson.Options)!;
            grainState.ETag = row.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (armed.TryGetValue(stateName, out var left))
        {
            if (left == 0)
            {
                armed.TryRemove(stateName, out _);
                failures.Enqueue(stateName);
                throw new IOException($"The write of {stateName} failed.");
            }

            armed[stateName] = left - 1;
        }

        var key = (stateName, grainId.Key.ToString()!);
        if (rows.TryGetValue(key, out var row) && row.ETag != grainState.ETag)
        {
            throw new InconsistentStateException("Another activation wrote first.");
        }

        writes.AddOrUpdate(stateName, 1, (_, count) => count + 1);
        grainState.ETag = Guid.NewGuid().ToString();
        grainState.RecordExists = true;
        rows[key] = (JsonSerializer.Serialize(grainState.State, StateJson.Options), grainState.ETag);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        rows.TryRemove((stateName, grainId.Key.ToString()!), out _);
        return Task.CompletedTask;
    }
}
