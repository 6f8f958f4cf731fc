namespace Hypervisor.Proxmox.Tests;

/// <summary>JSON that the parser takes and of which nobody can read a value.</summary>
public sealed class UnreadableTextTests : PveTest
{
    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udfff":1}""")]
    [InlineData("""[{"a":["x\udc00\ud800"]}]""")]
    [InlineData("""{"a":1,"b":2,"a":3}""")]
    [InlineData("\"\\ud800\"")]
    public async Task Is_a_malformed_answer_wherever_it_is_looked_at(string data)
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, data);

        var read = await Client().GetRaw(AnyRead);

        Should.Throw<PveException>(() => read.Redacted()).Failure.ShouldBe(PveFailure.MalformedResponse);
        Should.Throw<PveException>(() => read.Task).Failure.ShouldBe(PveFailure.MalformedResponse);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("\"1e400\"")]
    [InlineData("\"NaN\"")]
    public async Task A_number_beyond_any_measure_is_no_number(string cpu)
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, $$"""[{"id":"qemu/100","type":"qemu","cpu":{{cpu}}}]""");

        (await Fails(Client().GetClusterResources(null))).Failure.ShouldBe(PveFailure.MalformedResponse);
    }
}
