using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Discord.Fake;

/// <summary>The documented limits of what is sent; each method gives what breaks them.</summary>
public static partial class FakeBodies
{
    private static readonly string[] Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE",
        "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];

    public static IEnumerable<JsonObject> Flat(JsonNode? components)
    {
        foreach (var component in components as JsonArray ?? [])
        {
            if (component is not JsonObject found)
                continue;
            yield return found;
            foreach (var inner in Flat(found["components"]).Concat(found["component"] is { } child ? Flat(new JsonArray(child.DeepClone())) : []))
                yield return inner;
        }
    }

    public static IEnumerable<string> TextsOf(JsonObject embed)
    {
        foreach (var text in new[] { embed["author"]?["name"], embed["title"], embed["description"] })
        {
            if (text is not null)
                yield return text.GetValue<string>();
        }

        foreach (var field in embed["fields"] as JsonArray ?? [])
            yield return $"{field!["name"]}: {field["value"]}";
        if (embed["footer"]?["text"] is { } footer)
            yield return footer.GetValue<string>();
    }

    public static IEnumerable<string> Message(JsonObject body, bool isNew, bool hasFiles)
    {
        var faults = new List<string>();
        Longest(faults, body, "content", 2000);
        if (body["nonce"] is { } nonce && nonce.ToString().Length > 25)
            faults.Add("nonce over 25");
        if (isNew && !hasFiles && string.IsNullOrEmpty(body["content"]?.GetValue<string>()) && body["embeds"] is not JsonArray { Count: > 0 } && body["components"] is not JsonArray { Count: > 0 })
            faults.Add("an empty message");
        if (body["allowed_mentions"] is not JsonObject mentions)
            faults.Add("no allowed_mentions");
        else if (mentions["parse"] is JsonArray parse && parse.Any(kind => kind!.GetValue<string>() == "users") && mentions["users"] is JsonArray { Count: > 0 })
            faults.Add("allowed_mentions with both parse and users");
        Embeds(faults, body["embeds"] as JsonArray ?? []);
        Components(faults, body["components"] as JsonArray ?? []);
        return faults;
    }

    public static IEnumerable<string> Modal(JsonObject modal)
    {
        var faults = new List<string>();
        Between(faults, modal, "title", 1, 45);
        Between(faults, modal, "custom_id", 1, 100);
        if (modal["components"] is not JsonArray { Count: >= 1 and <= 5 } components)
            return [.. faults, "a modal has one to five components"];
        foreach (var component in components.Cast<JsonObject>())
        {
            if (Type(component) is not (10 or 18))
                faults.Add($"component type {Type(component)} in a modal");
            if (Type(component) is not 18)
                continue;
            Between(faults, component, "label", 1, 45);
            Longest(faults, component, "description", 100);
            if (component["component"] is JsonObject input)
                Input(faults, input);
            else
                faults.Add("a label without an input");
        }

        UniqueIds(faults, components);
        return faults;
    }

    public static IEnumerable<string> Suggestions(JsonArray? choices)
    {
        var faults = new List<string>();
        Choices(faults, choices);
        return faults;
    }

    public static IEnumerable<string> Commands(JsonArray commands)
    {
        var faults = new List<string>();
        if (commands.Count > 100)
            faults.Add("over 100 commands");
        Distinct(faults, commands, "name");
        foreach (var command in commands.Cast<JsonObject>())
        {
            Named(faults, command);
            Options(faults, command["options"] as JsonArray ?? []);
            if (Weight(command) > 8000)
                faults.Add($"{command["name"]}: over 8000 characters");
        }

        return faults;
    }

    private static void Embeds(List<string> faults, JsonArray embeds)
    {
        if (embeds.Count > 10)
            faults.Add("over 10 embeds");
        var all = 0;
        foreach (var embed in embeds.Cast<JsonObject>())
        {
            Longest(faults, embed, "title", 256);
            Longest(faults, embed, "description", 4096);
            Longest(faults, embed["footer"] as JsonObject, "text", 2048);
            Longest(faults, embed["author"] as JsonObject, "name", 256);
            var fields = embed["fields"] as JsonArray ?? [];
            if (fields.Count > 25)
                faults.Add("over 25 fields");
            foreach (var field in fields.Cast<JsonObject>())
            {
                Between(faults, field, "name", 1, 256);
                Between(faults, field, "value", 1, 1024);
            }

            all += new[] { embed["title"], embed["description"], embed["footer"]?["text"], embed["author"]?["name"] }
                .Concat(fields.SelectMany(field => new[] { field!["name"], field["value"] }))
                .Sum(text => Length(text));
        }

        if (all > 6000)
            faults.Add($"{all} characters in embeds");
    }

    private static void Components(List<string> faults, JsonArray rows)
    {
        if (rows.Count > 5)
            faults.Add("over 5 rows");
        foreach (var row in rows.Cast<JsonObject>())
        {
            var inner = (row["components"] as JsonArray ?? []).Cast<JsonObject>().ToList();
            var selects = inner.Count(component => Type(component) is 3 or (>= 5 and <= 8));
            if (Type(row) is not 1 || inner.Count is 0 or > 5 || (selects > 0 && inner.Count > 1))
                faults.Add("a row has one to five buttons, or one select");
            inner.ForEach(component => Control(faults, component));
        }

        UniqueIds(faults, rows);
    }

    private static void Control(List<string> faults, JsonObject component)
    {
        if (Type(component) is 2)
        {
            Longest(faults, component, "label", 80);
            if (component["label"] is null && component["emoji"] is null)
                faults.Add("a button without label and emoji");
            if (component["style"]?.GetValue<int>() is 5)
            {
                Between(faults, component, "url", 1, 512);
                if (component["custom_id"] is not null)
                    faults.Add("a link button with a custom_id");
                return;
            }

            if (component["style"]?.GetValue<int>() is not (>= 1 and <= 4))
                faults.Add("a button without style");
            Between(faults, component, "custom_id", 1, 100);
        }
        else if (Type(component) is 3)
        {
            Select(faults, component);
        }
        else
        {
            faults.Add($"component type {Type(component)} in a row");
        }
    }

    private static void Input(List<string> faults, JsonObject input)
    {
        if (Type(input) is 3)
        {
            Select(faults, input);
            return;
        }

        Between(faults, input, "custom_id", 1, 100);
        Longest(faults, input, "value", 4000);
        Longest(faults, input, "placeholder", 100);
        if (Type(input) is not 4 || input["style"]?.GetValue<int>() is not (1 or 2) || input["label"] is not null)
            faults.Add("not a text input as it stands in a label");
        if (input["min_length"]?.GetValue<int>() is < 0 or > 4000 || input["max_length"]?.GetValue<int>() is < 1 or > 4000)
            faults.Add("a text input of a length that there is not");
        if (input["value"] is { } value && input["max_length"] is { } max && Length(value) > max.GetValue<int>())
            faults.Add("a value over max_length");
    }

    private static void Select(List<string> faults, JsonObject select)
    {
        Between(faults, select, "custom_id", 1, 100);
        Longest(faults, select, "placeholder", 150);
        if (select["options"] is not JsonArray { Count: >= 1 and <= 25 } options)
        {
            faults.Add("a select has one to 25 options");
            return;
        }

        foreach (var option in options.Cast<JsonObject>())
        {
            Between(faults, option, "label", 1, 100);
            Between(faults, option, "value", 1, 100);
            Longest(faults, option, "description", 100);
        }

        Distinct(faults, options, "value");
        var (min, max) = (select["min_values"]?.GetValue<int>() ?? 1, select["max_values"]?.GetValue<int>() ?? 1);
        if (min < 0 || min > max || max > options.Count)
            faults.Add($"min_values {min}, max_values {max} of {options.Count}");
    }

    private static void UniqueIds(List<string> faults, JsonArray components)
    {
        var ids = Flat(components).Select(component => component["custom_id"]?.GetValue<string>()).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
            faults.Add("a custom_id twice");
    }

    private static void Named(List<string> faults, JsonObject item)
    {
        var name = item["name"]?.GetValue<string>() ?? "";
        if (!IsName(name))
            faults.Add($"the name '{name}'");
        Between(faults, item, "description", 1, 100);
        foreach (var (locale, value) in item["name_localizations"] as JsonObject ?? [])
        {
            if (!Locales.Contains(locale) || !IsName(value!.GetValue<string>()))
                faults.Add($"the name '{value}' in '{locale}'");
        }

        foreach (var (locale, value) in item["description_localizations"] as JsonObject ?? [])
        {
            if (!Locales.Contains(locale) || Length(value) is 0 or > 100)
                faults.Add($"the description of '{name}' in '{locale}'");
        }
    }

    private static void Options(List<string> faults, JsonArray options)
    {
        if (options.Count > 25)
            faults.Add("over 25 options");
        Distinct(faults, options, "name");
        foreach (var locale in Locales)
        {
            var names = options.Select(option => option!["name_localizations"]?[locale]?.GetValue<string>()).OfType<string>().ToList();
            if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
                faults.Add($"two options of one name in {locale}");
        }

        var hasOptional = false;
        foreach (var option in options.Cast<JsonObject>())
        {
            Named(faults, option);
            var isRequired = option["required"]?.GetValue<bool>() is true;
            if (isRequired && hasOptional)
                faults.Add("a required option after an optional one");
            hasOptional |= !isRequired;
            if (option["autocomplete"]?.GetValue<bool>() is true && option["choices"] is JsonArray { Count: > 0 })
                faults.Add("choices and autocomplete");
            Choices(faults, option["choices"] as JsonArray);
            Options(faults, option["options"] as JsonArray ?? []);
        }
    }

    private static void Choices(List<string> faults, JsonArray? choices)
    {
        if (choices is { Count: > 25 })
            faults.Add("over 25 choices");
        foreach (var choice in (choices ?? []).Cast<JsonObject>())
        {
            Between(faults, choice, "name", 1, 100);
            Between(faults, choice, "value", 1, 100);
        }
    }

    private static bool IsName(string name) => CommandName().IsMatch(name) && !name.Any(char.IsUpper);

    private static int Weight(JsonObject item) =>
        Length(item["name"]) + Length(item["description"])
        + (item["options"] as JsonArray ?? []).Sum(option => Weight((JsonObject)option!))
        + (item["choices"] as JsonArray ?? []).Sum(choice => Length(choice!["name"]) + Length(choice["value"]));

    private static void Distinct(List<string> faults, JsonArray items, string member)
    {
        if (items.Select(item => item![member]?.ToString()).Distinct(StringComparer.Ordinal).Count() != items.Count)
            faults.Add($"a {member} twice");
    }

    private static void Longest(List<string> faults, JsonObject? item, string member, int most)
    {
        if (Length(item?[member]) > most)
            faults.Add($"{member} over {most}");
    }

    private static void Between(List<string> faults, JsonObject item, string member, int least, int most)
    {
        if (Length(item[member]) < least || string.IsNullOrWhiteSpace(item[member]?.ToString()))
            faults.Add($"{member} is missing");
        Longest(faults, item, member, most);
    }

    /// <summary>In code points, as Discord counts.</summary>
    private static int Length(JsonNode? text) => text?.ToString().EnumerateRunes().Count() ?? 0;

    private static int Type(JsonObject component) => component["type"]?.GetValue<int>() ?? 0;

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex CommandName();
}
