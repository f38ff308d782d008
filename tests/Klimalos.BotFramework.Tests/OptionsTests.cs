namespace Klimalos.BotFramework.Tests;

public class OptionsTests
{
    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(null, null, null, "MultiTenant")]
    [InlineData("app", "secret", null, null)]
    [InlineData("app", "secret", null, "multitenant")]
    [InlineData("app", "secret", "tenant", "SingleTenant")]
    [InlineData("app", null, "tenant", "UserAssignedMSI")]
    public void A_whole_registration_is_taken(string? id, string? password, string? tenant, string? type) =>
        Problem(id, password, tenant, type).ShouldBeNull();

    [Theory]
    [InlineData("app", "secret", null, "Tripple", "MicrosoftAppType is 'Tripple'")]
    [InlineData(null, "secret", null, null, "MicrosoftAppId is not")]
    [InlineData("app", null, null, null, "MicrosoftAppPassword is missing")]
    [InlineData("app", null, "tenant", "SingleTenant", "MicrosoftAppPassword is missing")]
    [InlineData("app", "secret", null, "SingleTenant", "MicrosoftAppTenantId is missing")]
    [InlineData("app", null, null, "UserAssignedMSI", "MicrosoftAppTenantId is missing")]
    [InlineData("app", "secret", "tenant", "UserAssignedMSI", "MicrosoftAppPassword is set")]
    public void A_registration_that_cannot_work_is_told_in_a_sentence(string? id, string? password, string? tenant, string? type, string said) =>
        Problem(id, password, tenant, type).ShouldNotBeNull().ShouldContain(said);

    [Theory]
    [InlineData("http://login.example/")]
    [InlineData("login.example")]
    public void An_address_that_is_not_secure_is_refused_by_its_key(string address)
    {
        var options = new BotFrameworkOptions
        {
            ToBotFromChannelOpenIdMetadataUrl = address,
            ToBotFromEmulatorOpenIdMetadataUrl = address,
            ToChannelFromBotLoginUrl = address,
        };

        var failures = new BotFrameworkOptionsValidator().Validate(null, options).Failures!.ToList();

        failures.Count.ShouldBe(3);
        failures[0].ShouldContain("ToBotFromChannelOpenIdMetadataUrl");
        failures[1].ShouldContain("ToBotFromEmulatorOpenIdMetadataUrl");
        failures[2].ShouldContain("ToChannelFromBotLoginUrl");
    }

    [Fact]
    public void An_empty_issuer_or_scope_is_refused() =>
        new BotFrameworkOptionsValidator().Validate(null, new BotFrameworkOptions { ToBotFromChannelTokenIssuer = "", ToChannelFromBotOAuthScope = " " })
            .Failures!.Count().ShouldBe(2);

    [Fact]
    public void Http_on_this_machine_is_allowed() =>
        new BotFrameworkOptionsValidator().Validate(null, new BotFrameworkOptions { ToBotFromChannelOpenIdMetadataUrl = "http://127.0.0.1:5000/x" })
            .Succeeded.ShouldBeTrue();

    private static string? Problem(string? id, string? password, string? tenant, string? type) =>
        new BotFrameworkOptionsValidator().Validate(null, new BotFrameworkOptions
        {
            MicrosoftAppId = id,
            MicrosoftAppPassword = password,
            MicrosoftAppTenantId = tenant,
            MicrosoftAppType = type,
        }).FailureMessage;
}
