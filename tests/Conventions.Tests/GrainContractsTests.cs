using System.Reflection;
using Hypervisor.Grains.Interfaces;
using Orleans;
using Orleans.Runtime;

namespace Hypervisor.Conventions.Tests;

/// <summary>What silos of two versions say to each other, and what the store keeps, has names that stay.</summary>
public sealed class GrainContractsTests
{
    private static readonly Assembly Contracts = typeof(GrainKeys).Assembly;
    private static readonly Assembly Grains = Assembly.Load("Hypervisor.Grains");

    private static Type[] GrainInterfaces() =>
        [.. Contracts.GetTypes().Where(type => type.IsInterface && (type.IsAssignableTo(typeof(IGrain)) || type.IsAssignableTo(typeof(IGrainObserver))))];

    [Fact]
    public void Grain_interfaces_and_their_methods_have_an_alias()
    {
        foreach (var contract in GrainInterfaces())
        {
            contract.GetCustomAttribute<AliasAttribute>().ShouldNotBeNull(contract.Name);
            foreach (var method in contract.GetMethods())
            {
                method.GetCustomAttribute<AliasAttribute>().ShouldNotBeNull($"{contract.Name}.{method.Name}");
            }
        }
    }

    [Fact]
    public void Messages_have_an_alias_of_their_own()
    {
        var messages = Contracts.GetTypes().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsEnum).ToArray();
        foreach (var message in messages)
        {
            message.GetCustomAttribute<AliasAttribute>(inherit: false).ShouldNotBeNull(message.Name);
        }

        messages.Select(message => message.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias).ShouldBeUnique();
    }

    [Fact]
    public void No_two_grain_classes_share_a_state_name()
    {
        var names = Grains.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(Grain)))
            .SelectMany(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName)
            .OfType<string>()
            .ToArray();

        names.ShouldBeUnique();
        File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Conventions.Tests", "StateNames.txt"))
            .Except(names)
            .ShouldBeEmpty("A state name that was released is never renamed: its rows would be lost.");
    }
}
