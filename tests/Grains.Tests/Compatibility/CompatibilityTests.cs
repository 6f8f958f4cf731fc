using System.Reflection;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Hypervisor.Grains.Tests;

/// <summary>While silos are upgraded one after the other, two versions talk to each other and read what the other stored.</summary>
public sealed class CompatibilityTests
{
    private static readonly Assembly Contracts = typeof(GrainKeys).Assembly;

    [Fact]
    public void Messages_of_a_released_version_are_understood()
    {
        using var services = new ServiceCollection().AddSerializer(serializer => serializer.AddAssembly(Contracts)).BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        var kept = Kept.Read("messages.json", Messages().Select(message => new Kept(
            message.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, Convert.ToBase64String(serializer.SerializeToArray<object?>(Sample(message))), [.. SampleValues.Values(Sample(message))])));

        foreach (var old in kept)
        {
            old.Values.Except(SampleValues.Values(serializer.Deserialize<object>(Convert.FromBase64String(old.Payload)))).ShouldBeEmpty($"{old.Name} lost or changed a value: an Id or a type is another one.");
        }
    }

    [Fact]
    public void States_that_a_released_version_stored_are_read()
    {
        var states = typeof(GrainServices).Assembly.GetTypes()
            .SelectMany(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
            .Select(parameter => (parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName, Type: parameter.ParameterType))
            .Where(found => found.StateName is not null)
            .ToDictionary(found => found.StateName!, found => found.Type.GetGenericArguments()[0]);

        var kept = Kept.Read("states.json", states.Select(state => new Kept(
            state.Key, JsonSerializer.Serialize(SampleValues.Of(state.Value), state.Value, StateJson.Options), [.. SampleValues.Values(SampleValues.Of(state.Value))])));

        foreach (var old in kept)
        {
            old.Values.Except(SampleValues.Values(JsonSerializer.Deserialize(old.Payload, states[old.Name], StateJson.Options))).ShouldBeEmpty($"{old.Name} lost or changed a value: its rows would, too.");
        }
    }

    private static IEnumerable<Type> Messages() => Contracts.GetTypes()
        .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && type is { IsAbstract: false, IsEnum: false });

    private static object? Sample(Type message) => SampleValues.Of(message.IsGenericTypeDefinition ? message.MakeGenericType([.. message.GetGenericArguments().Select(_ => typeof(string))]) : message);
}
