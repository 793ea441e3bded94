#include "CRegisterResources.h"

// The field catalogue comes first, in page order; vocabularies, formats and legal tables follow.
// #embed is C23; clang knows it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char fields_header[] = {
#embed "Resources/fields-header.json"
};
static const unsigned char fields_deployment_1_administration[] = {
#embed "Resources/fields-deployment-1-administration.json"
};
static const unsigned char fields_deployment_2_description[] = {
#embed "Resources/fields-deployment-2-description.json"
};
static const unsigned char fields_deployment_3_decision[] = {
#embed "Resources/fields-deployment-3-decision.json"
};
static const unsigned char fields_deployment_4_system[] = {
#embed "Resources/fields-deployment-4-system.json"
};
static const unsigned char fields_deployment_5_classification[] = {
#embed "Resources/fields-deployment-5-classification.json"
};
static const unsigned char fields_deployment_6_oversight[] = {
#embed "Resources/fields-deployment-6-oversight.json"
};
static const unsigned char fields_deployment_7_sovereignty[] = {
#embed "Resources/fields-deployment-7-sovereignty.json"
};
static const unsigned char fields_deployment_8_translation[] = {
#embed "Resources/fields-deployment-8-translation.json"
};
static const unsigned char fields_fria[] = {
#embed "Resources/fields-fria.json"
};
static const unsigned char fields_incident[] = {
#embed "Resources/fields-incident.json"
};
static const unsigned char fields_label[] = {
#embed "Resources/fields-label.json"
};
static const unsigned char fields_authority[] = {
#embed "Resources/fields-authority.json"
};
static const unsigned char vocabularies[] = {
#embed "Resources/vocabularies.json"
};
static const unsigned char vocabularies_legal[] = {
#embed "Resources/vocabularies-legal.json"
};
static const unsigned char formats[] = {
#embed "Resources/formats.json"
};
static const unsigned char vocabulary_countries[] = {
#embed "Resources/vocabulary-countries.json"
};
static const unsigned char examples[] = {
#embed "Resources/examples.json"
};
static const unsigned char application_dates[] = {
#embed "Resources/application-dates.json"
};
static const unsigned char fria_scales[] = {
#embed "Resources/fria-scales.json"
};

static const unsigned char annex_viii[] = {
#embed "Resources/annex-viii.json"
};
static const unsigned char catalogue_versions[] = {
#embed "Resources/catalogue-versions.json"
};
static const unsigned char public_schema_versions[] = {
#embed "Resources/public-schema-versions.json"
};

static const struct maki_resource resources[] = {
    {"fields-header.json", fields_header, sizeof fields_header},
    {"fields-deployment-1-administration.json", fields_deployment_1_administration, sizeof fields_deployment_1_administration},
    {"fields-deployment-2-description.json", fields_deployment_2_description, sizeof fields_deployment_2_description},
    {"fields-deployment-3-decision.json", fields_deployment_3_decision, sizeof fields_deployment_3_decision},
    {"fields-deployment-4-system.json", fields_deployment_4_system, sizeof fields_deployment_4_system},
    {"fields-deployment-5-classification.json", fields_deployment_5_classification, sizeof fields_deployment_5_classification},
    {"fields-deployment-6-oversight.json", fields_deployment_6_oversight, sizeof fields_deployment_6_oversight},
    {"fields-deployment-7-sovereignty.json", fields_deployment_7_sovereignty, sizeof fields_deployment_7_sovereignty},
    {"fields-deployment-8-translation.json", fields_deployment_8_translation, sizeof fields_deployment_8_translation},
    {"fields-fria.json", fields_fria, sizeof fields_fria},
    {"fields-incident.json", fields_incident, sizeof fields_incident},
    {"fields-label.json", fields_label, sizeof fields_label},
    {"fields-authority.json", fields_authority, sizeof fields_authority},
    {"vocabularies.json", vocabularies, sizeof vocabularies},
    {"vocabularies-legal.json", vocabularies_legal, sizeof vocabularies_legal},
    {"formats.json", formats, sizeof formats},
    {"vocabulary-countries.json", vocabulary_countries, sizeof vocabulary_countries},
    {"examples.json", examples, sizeof examples},
    {"application-dates.json", application_dates, sizeof application_dates},
    {"fria-scales.json", fria_scales, sizeof fria_scales},
    {"annex-viii.json", annex_viii, sizeof annex_viii},
    {"catalogue-versions.json", catalogue_versions, sizeof catalogue_versions},
    {"public-schema-versions.json", public_schema_versions, sizeof public_schema_versions},
};

size_t maki_resource_count(void) {
    return sizeof resources / sizeof resources[0];
}

struct maki_resource maki_resource_at(size_t position) {
    return resources[position];
}
