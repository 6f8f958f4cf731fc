using System.Reflection;
using Xunit.Abstractions;

namespace Hypervisor.Proxmox.Tests;

/// <summary>Every request that the client can make, against Proxmox VE's own description of its API.</summary>
public sealed class RequestConformanceTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Every_request_is_one_that_the_API_describes()
    {
        Skip.If(Captures.Folder() is null, "The API's description is absent: set HYPERVISOR_SHARED.");
        var schema = Schema.Load(Path.Combine(Captures.Folder()!, "..", "schema.json"));
        var makers = Makers();

        var problems = makers.SelectMany(maker => Samples.Of(maker)
            .Select(arguments => (PveRequest)maker.Invoke(null, arguments)!)
            .SelectMany(schema.Problems)
            .Select(problem => $"{maker.DeclaringType!.Name}.{maker.Name}: {problem}")).Distinct().ToArray();

        output.WriteLine($"{makers.Length} requests were walked.");
        problems.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_makes_a_request_is_walked()
    {
        var elsewhere = typeof(PveClient).Assembly.GetTypes()
            .Where(type => !type.Name.EndsWith("Requests", StringComparison.Ordinal) && type != typeof(PveRequest))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(PveRequest))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Makers().Length.ShouldBeGreaterThan(15);
        elsewhere.ShouldBeEmpty();
    }

    private static MethodInfo[] Makers() =>
    [
        .. typeof(PveClient).Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.IsSealed && type.Name.EndsWith("Requests", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(PveRequest)),
    ];
}
