using System.Text;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class FabricEventsTests
{
    [Theory]
    [InlineData("controller.change.applied", "controller.change.applied", true)]
    [InlineData("controller.change.*", "controller.change.applied", true)]
    [InlineData("controller.*", "controller.change.applied", false)]
    [InlineData("controller.#", "controller.change.applied", true)]
    [InlineData("controller.change.applied.#", "controller.change.applied", false)]
    [InlineData("*", "ingest.a.b", true)]
    [InlineData("*.change.applied", "controller.change.applied", true)]
    [InlineData("controller.change", "controller.change.applied", false)]
    public void A_pattern_catches_whole_parts(string pattern, string kind, bool caught) => FabricEvents.Matches(pattern, kind).ShouldBe(caught);

    [Fact]
    public void Fields_of_a_pattern_are_those_that_all_its_kinds_have()
    {
        FabricEvents.FieldsOf("hypervisor.*.*")!.Value.Select(field => field.Name).ShouldBe(["id", "kind", "at", "controller_id", "controller_name", "site_id"], ignoreOrder: true);
        FabricEvents.FieldsOf("hypervisor.nothing")!.Value.ShouldBeEmpty();
        FabricEvents.FieldsOf("ingest.#").ShouldBeNull();
    }

    [Theory]
    [InlineData("vmid", "eq", "100", true)]
    [InlineData("vmid", "eq", "\"100\"", false)]
    [InlineData("vmid", "ge", "100", true)]
    [InlineData("vmid", "gt", "100", false)]
    [InlineData("name", "gt", "5", false)]
    [InlineData("name", "starts_with", "\"we\"", true)]
    [InlineData("name", "in", "[\"db\",\"web\"]", true)]
    [InlineData("tags", "contains", "\"prod\"", true)]
    [InlineData("tags", "contains", "\"pro\"", false)]
    [InlineData("rule.id", "eq", "7", true)]
    [InlineData("absent", "exists", "false", true)]
    [InlineData("absent", "ne", "1", true)]
    [InlineData("absent", "lt", "1", false)]
    public void A_condition_compares_by_type(string field, string op, string value, bool holds) =>
        Values().Holds(new FabricCondition(field, op, Json(value))).ShouldBe(holds);

    [Fact]
    public void A_template_takes_the_type_of_its_field_and_needs_a_value()
    {
        var rendered = Values().Render(Json("""{"vmid":"{{ event.vmid }}","text":"of {{event.name}} {{ event.vmid }}","deep":{"list":["{{ event.rule.id }}"]},"plain":true}"""));
        JsonNode.DeepEquals(rendered, JsonNode.Parse("""{"vmid":100,"text":"of web 100","deep":{"list":[7]},"plain":true}""")).ShouldBeTrue(rendered.ToJsonString());

        Should.Throw<FleetException>(() => Values().Render(Json("""{"a":{"b":"{{ event.absent }}"}}"""))).Errors.Keys.ShouldBe(["a.b"]);
        Should.Throw<FormatException>(() => FabricEventValues.FieldsIn(JsonNode.Parse("""{"a":"{{ vmid }}"}""")).ToArray());
    }

    private static FabricEventValues Values() => new(new FabricEvent
    {
        Id = Guid.NewGuid(), Kind = "ingest.x", At = Samples.Noon, Payload = Json("""{"vmid":100,"name":"web","tags":["prod"],"rule":{"id":7}}"""),
    });

    private static ClusterJson Json(string json) => new(Encoding.UTF8.GetBytes(json));
}
